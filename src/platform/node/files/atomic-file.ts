import { existsSync } from "node:fs";
import { type FileHandle, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { VoxError } from "../../../core/errors.js";
import { explainRefusal } from "./disk.js";
import { removeAtExit, sweepAbandoned, temporaryPathFor } from "./temporary-file.js";

/**
 * A file that appears complete or not at all.
 *
 * Bytes go to a temporary file beside the target. {@link commit} renames it over the target. Disposing of it earlier
 * removes the temporary file and leaves the target unchanged, and so does the end of the program. If an unhandled signal
 * ends the program, the temporary file stays until the next program that writes the same target removes it.
 */
export interface AtomicFile extends AsyncDisposable {
  /** Path of the file that holds the bytes until `commit`. */
  readonly temporaryPath: string;
  /** Writes all of `bytes`, at the end or at `position`. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  write(bytes: Uint8Array, position?: number): Promise<void>;
  /** Flushes all bytes to the disk and closes the file for further writes. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  finish(): Promise<void>;
  /** Makes the file appear under its name. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  commit(): Promise<void>;
}

/** Opens a file that will appear at `path`. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
export async function openAtomicFile(path: string): Promise<AtomicFile> {
  const { target, mode } = await resolveTarget(path);
  await sweepAbandoned(target);
  const temporaryPath = temporaryPathFor(target);
  const forget = removeAtExit(temporaryPath);
  const handle = await attempt(path, () => open(temporaryPath, "wx", mode)).catch((error: unknown) => {
    forget();
    throw error;
  });
  let state: "open" | "finished" | "committed" | "discarded" = "open";
  const finish = async (): Promise<void> => {
    if (state !== "open") return;
    await handle.sync();
    await handle.close();
    state = "finished";
  };
  return {
    temporaryPath,
    write: (bytes, position) => attempt(path, () => writeAll(handle, bytes, position)),
    finish: () => attempt(path, finish),
    commit: () =>
      attempt(path, async () => {
        await finish();
        await rename(temporaryPath, target);
        state = "committed";
        forget();
      }),
    [Symbol.asyncDispose]: async () => {
      if (state === "committed" || state === "discarded") return;
      state = "discarded";
      await handle.close().catch(() => {}); // It is already closed if the rename of `commit` failed.
      await rm(temporaryPath, { force: true });
      forget();
    },
  };
}

/**
 * Makes files appear together. A failed write to the disk rejects before the first file appears. A file system cannot
 * rename two files at the same instant, so a short time passes between them.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
 */
export async function commitTogether(files: readonly AtomicFile[]): Promise<void> {
  for (const file of files) await file.finish();
  for (const file of files) await file.commit();
}

/** Writes `bytes` as the whole file at `path`. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
export async function writeFileAtomic(path: string, bytes: Uint8Array | string): Promise<void> {
  await using file = await openAtomicFile(path);
  await file.write(typeof bytes === "string" ? Buffer.from(bytes) : bytes);
  await file.commit();
}

interface Target {
  readonly target: string;
  /** Permissions of the file that is replaced, so that a private file stays private. */
  readonly mode: number | undefined;
}

async function resolveTarget(path: string): Promise<Target> {
  const target = await attempt(path, () => followLinks(path));
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) throw unwritable(path, "it is a folder; give a file name inside it");
  if (found && !found.isFile()) throw unwritable(path, "it is not a regular file; give the name of one");
  return { target, mode: found && found.mode & 0o777 };
}

/** Follows links, also to a file that does not exist yet, so that the file replaces a link's target and not the link. */
async function followLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ELOOP") throw error;
  }
  const link = await readlink(path).catch(() => undefined);
  return link === undefined ? resolve(path) : followLinks(resolve(dirname(path), link));
}

/** Writes all of `bytes`, at the end or at `position`. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position?: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const at = position === undefined ? null : position + done;
    done += (await handle.write(bytes, done, bytes.length - done, at)).bytesWritten;
  }
}

async function attempt<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw unwritable(path, explain(path, cause as NodeJS.ErrnoException), cause);
  }
}

function explain(path: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOENT": {
      const folder = dirname(resolve(path));
      // Folders of the kernel, such as /proc, exist and have no place for files.
      if (existsSync(folder)) return `the folder ${folder} takes no files; choose another folder`;
      return `its folder ${folder} does not exist; create it first`;
    }
    case "ENOTDIR":
      return `${dirname(resolve(path))} is not a folder`;
    default:
      return explainRefusal(error, "choose a folder");
  }
}

function unwritable(path: string, reason: string, cause?: unknown): VoxError<"VOX_FILE_UNWRITABLE"> {
  return new VoxError("VOX_FILE_UNWRITABLE", `cannot write ${path}: ${reason}`, { path }, { cause });
}
