import { randomBytes } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAll } from "./atomic-file.js";
import { unwritable } from "./disk.js";

/**
 * Bytes that are kept until all of them are known: in memory while they are few, and otherwise in a file without a name. The system
 * frees such a file when the spool is disposed of, and when the program ends in any way. Nobody else can open it.
 */
export interface Spool extends AsyncDisposable {
  /** Number of bytes that it holds. */
  readonly length: number;
  /** Adds bytes at the end. The caller waits for each call before the next. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Replaces bytes that it holds. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  replace(position: number, bytes: Uint8Array): Promise<void>;
  /** Yields all bytes in order, in parts of any length. Disposal ends it with an error. */
  read(): AsyncGenerator<Uint8Array, void, void>;
}

/** Where a spool keeps its bytes. */
export interface SpoolOptions {
  /** Folder of the file. */
  readonly folder: string;
  /** Most bytes in memory. @unit bytes */
  readonly memoryBytes: number;
}

/** @unit bytes */
const READ_BYTES = 64 * 1024;
const PRIVATE = 0o600;

/** Opens an empty spool. It makes a file when it needs one. */
export function openSpool({ folder, memoryBytes }: SpoolOptions): Spool {
  let kept: Uint8Array[] = [];
  let length = 0;
  let file: Promise<FileHandle> | undefined;
  let isClosed = false;
  const checkOpen = (): void => {
    if (isClosed) throw new TypeError("the spool is closed; open another one");
  };
  const write = (bytes: Uint8Array, position?: number): Promise<void> =>
    inFolder(folder, async () => {
      file ??= openNameless(folder);
      const handle = await file;
      for (const part of kept.splice(0)) await writeAll(handle, part);
      await writeAll(handle, bytes, position);
    });
  return {
    get length() {
      return length;
    },
    async append(bytes) {
      checkOpen();
      length += bytes.length;
      if (file === undefined && length <= memoryBytes) kept.push(bytes);
      else await write(bytes);
    },
    async replace(position, bytes) {
      checkOpen();
      if (file !== undefined) return write(bytes, position);
      kept = [Buffer.concat(kept)];
      kept[0]?.set(bytes, position);
    },
    async *read() {
      checkOpen();
      if (file === undefined) return yield* kept;
      for (let position = 0; position < length; ) {
        const { bytesRead, buffer } = await (await file).read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES, position);
        if (bytesRead === 0) throw new Error(`the file has only ${position} of ${length} bytes`);
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      kept = [];
      const handle = await file?.catch(() => undefined);
      await handle?.close();
    },
  };
}

/** Opens a file for reading and writing, and removes its name at once. */
async function openNameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `.voxweave-${randomBytes(16).toString("hex")}.part`);
  const handle = await open(path, "wx+", PRIVATE);
  try {
    await rm(path);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function inFolder(folder: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (cause) {
    const what = `cannot keep a sound in a temporary file in ${folder}`;
    throw unwritable(what, folder, { cause, elsewhere: "set TMPDIR to a folder" });
  }
}
