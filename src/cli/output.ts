import { constants, fstatSync, readFileSync, write as writeToDescriptor } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { abortable } from "../core/abort.js";
import type { BytePatch } from "../formats/encoder.js";
import { unwritable } from "../platform/node/files/disk.js";
import { EXIT } from "./exit-codes.js";
import { Interruption } from "./interruption.js";

/** Standard output. All commands write to it through this object. */
export interface Output {
  /** Whether it is a terminal. */
  readonly isTTY: boolean;
  /**
   * Appends all of `content`. Awaiting the promise provides back-pressure. A command may also not await it: {@link settled}
   * reports the first failure.
   *
   * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
   * @throws {Interruption} if the reader of the pipe has closed it.
   */
  write(content: string | Uint8Array): Promise<void>;
  /** Resolves when everything is written. Rejects with the first failure of a `write`. */
  settled(): Promise<void>;
  /**
   * Replaces earlier bytes of the output, such as a size that is known only at the end.
   *
   * @returns false if that is not possible and nothing has changed: for a pipe, or a file that also contains other bytes
   */
  patch(patches: readonly BytePatch[]): Promise<boolean>;
}

/** The file descriptor. */
const STANDARD_OUTPUT = 1;

/** Opens the standard output of the process. Aborts `controller` when the reader of a pipe closes it. */
export function openStandardOutput(controller: AbortController): Output {
  const stream = process.stdout;
  // Node treats terminals and pipes as sockets. It writes to other outputs synchronously, and drops the rest of a write
  // that a nearly full disk accepts only in part, so write to those without the stream.
  const sink = stream instanceof Socket ? toStream(stream) : toFile(STANDARD_OUTPUT);
  const { signal } = controller;
  let failure: unknown;
  let last = Promise.resolve();
  const write = async (content: string | Uint8Array): Promise<void> => {
    try {
      await sink.write(typeof content === "string" ? Buffer.from(content) : content);
    } catch (error) {
      failure ??= explain(error as NodeJS.ErrnoException);
      if (failure instanceof Interruption) controller.abort(failure);
    }
  };
  const settled = async (): Promise<void> => {
    await abortable(last, signal);
    if (failure !== undefined) throw failure;
  };
  return {
    isTTY: stream.isTTY ?? false,
    write(content) {
      last = last.then(() => (failure === undefined ? write(content) : undefined));
      const written = settled();
      written.catch(() => {}); // Not lost if the command does not await it: `settled` rejects with it.
      return written;
    },
    settled,
    patch: async (patches) => {
      await settled();
      return sink.patch(patches);
    },
  };
}

interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  patch(patches: readonly BytePatch[]): Promise<boolean>;
}

function toStream(stream: Socket): Sink {
  stream.on("error", () => {}); // The callback of the write receives the same error.
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    patch: async () => false,
  };
}

function toFile(descriptor: number): Sink {
  const startsEmpty = isRegular(descriptor) && fstatSync(descriptor).size === 0;
  let written = 0;
  return {
    async write(bytes) {
      await writeAll(descriptor, bytes, null);
      written += bytes.length;
    },
    async patch(patches) {
      // The whole file is ours if it was empty and is now exactly as long as our output.
      if (!startsEmpty || fstatSync(descriptor).size !== written || isAppending(descriptor)) return false;
      for (const { position, bytes } of patches) await writeAll(descriptor, bytes, position);
      return true;
    },
  };
}

const writePart = promisify(writeToDescriptor);

/**
 * Writes all bytes, with several calls if the system accepts only a part.
 *
 * @param position where to write, or null to continue after the last write
 */
async function writeAll(descriptor: number, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const at = position === null ? null : position + done;
    done += (await writePart(descriptor, bytes, done, bytes.length - done, at)).bytesWritten;
  }
}

function isRegular(descriptor: number): boolean {
  return fstatSync(descriptor).isFile();
}

/** Returns whether the file was opened for appending (`>>`). Linux then ignores the position of a write: see BUGS in pwrite(2). */
function isAppending(descriptor: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    const [, flags = ""] = /^flags:\s*(\d+)$/mu.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8")) ?? [];
    return (Number.parseInt(flags, 8) & constants.O_APPEND) !== 0;
  } catch {
    return true; // Without /proc this is unknown, so assume the worst.
  }
}

function explain(error: NodeJS.ErrnoException): Error {
  if (error.code === "EPIPE") return new Interruption("the reader of the output closed the pipe", EXIT.brokenPipe);
  return unwritable("cannot write standard output", "standard output", { cause: error, elsewhere: "choose a file" });
}
