import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { openTemporaryFolder } from "./temporary-folder.js";

const execute = promisify(execFile);

/** Runs a command as root. If the tests do not run as root, uses `sudo`, which must need no password. */
function run(program: string, args: readonly string[]): Promise<unknown> {
  return process.getuid?.() === 0 ? execute(program, args) : execute("sudo", ["--non-interactive", program, ...args]);
}

export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  /** Changes the size of the disk. @unit bytes */
  resize(bytes: number): Promise<void>;
  /** Makes the disk read-only. */
  makeReadOnly(): Promise<void>;
}

/** Mounts a new file system of `bytes` bytes in memory. Needs Linux and root, or `sudo`. */
export async function openSmallDisk(bytes: number): Promise<SmallDisk> {
  const folder = await openTemporaryFolder();
  const path = join(folder.path, "disk");
  await mkdir(path);
  const mount = (options: string, ...rest: string[]): Promise<unknown> =>
    run("mount", ["-t", "tmpfs", "-o", options, ...rest, "tmpfs", path]).catch((cause: unknown) => {
      throw new Error("this test mounts a small disk: run it on Linux, as root or with sudo that needs no password", {
        cause,
      });
    });
  await mount(`size=${bytes}`);
  return {
    path,
    resize: async (size) => void (await mount(`remount,size=${size}`)),
    makeReadOnly: async () => void (await mount("remount,ro")),
    [Symbol.asyncDispose]: async () => {
      await run("umount", ["--lazy", path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}
