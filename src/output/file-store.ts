import { open } from "node:fs/promises";
import { isVoxError, VoxError } from "../core/errors.js";
import { type AtomicFile, openAtomicFile } from "../platform/node/files/atomic-file.js";
import type { SampleStore } from "../speaker/exact-loudness.js";

/** Returns an error of the temporary file that says why the file is needed. */
function withReason(path: string, cause: unknown): unknown {
  if (!isVoxError(cause)) return cause;
  const reason =
    "a loudness that is reached exactly needs the samples in a temporary file beside the sound, about 350 MB an hour";
  return new VoxError("VOX_FILE_UNWRITABLE", `${cause.message}; ${reason}`, { path }, { cause });
}

/**
 * Opens a store in a temporary file beside `path`, as 32-bit floats. The first block creates the file, and disposing of the
 * store removes it. `add` rejects with `VOX_FILE_UNWRITABLE` if the disk is full.
 */
export function openFileStore(path: string): SampleStore {
  let file: AtomicFile | undefined;
  const lengths: number[] = [];
  return {
    async add(samples) {
      file ??= await openAtomicFile(path);
      lengths.push(samples.length);
      const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      await file.write(bytes).catch((cause: unknown) => {
        throw withReason(path, cause);
      });
    },
    async *read() {
      if (file === undefined) return;
      await using handle = await open(file.temporaryPath, "r");
      for (const length of lengths) {
        const samples = new Float32Array(length);
        await handle.read(new Uint8Array(samples.buffer), 0, samples.byteLength);
        yield samples;
      }
    },
    [Symbol.asyncDispose]: async () => file?.[Symbol.asyncDispose](),
  };
}
