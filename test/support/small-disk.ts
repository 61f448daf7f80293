import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { openTemporaryFolder } from "./temporary-folder.js";

const execute = promisify(execFile);

/** Runs a command as root: by `sudo`, which must ask for no password, where the tests do not run as root. */
function run(program: string, args: readonly string[]): Promise<unknown> {
  return process.getuid?.() === 0 ? execute(program, args) : execute("sudo", ["--non-interactive", program, ...args]);
}

export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  /** Makes it larger or smaller. @unit bytes */
  resize(bytes: number): Promise<void>;
  /** Lets nothing more be written to it. */
  makeReadOnly(): Promise<void>;
}

/** A file system of its own with room for so many bytes, in memory. Mounting one takes Linux and root, or `sudo`. */
export async function openSmallDisk(bytes: number): Promise<SmallDisk> {
  const folder = await openTemporaryFolder();
  const path = join(folder.path, "disk");
  await mkdir(path);
  const mount = (options: string, ...rest: string[]): Promise<unknown> =>
    run("mount", ["-t", "tmpfs", "-o", options, ...rest, "tmpfs", path]).catch((cause: unknown) => {
      throw new Error(
        "this test mounts a small disk, for which it must run on Linux, as root or with sudo that asks for no password",
        { cause },
      );
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
