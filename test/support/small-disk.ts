import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { openTemporaryFolder } from "./temporary-folder.js";

const run = promisify(execFile);

export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  /** Makes it larger or smaller. @unit bytes */
  resize(bytes: number): Promise<void>;
  /** Lets nothing more be written to it. */
  makeReadOnly(): Promise<void>;
}

/** A file system of its own with room for so many bytes, in memory. Mounting one takes root and Linux. */
export async function openSmallDisk(bytes: number): Promise<SmallDisk> {
  const folder = await openTemporaryFolder();
  const path = join(folder.path, "disk");
  await mkdir(path);
  const mount = (options: string, ...rest: string[]): Promise<unknown> =>
    run("mount", ["-t", "tmpfs", "-o", options, ...rest, "tmpfs", path]).catch((cause: unknown) => {
      throw new Error("this test mounts a small disk, for which it must run as root on Linux", { cause });
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
