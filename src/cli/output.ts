import { constants, fstatSync, readFileSync, write as writeToDescriptor } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { abortable } from "../core/abort.js";
import { VoxError } from "../core/errors.js";
import { EXIT } from "./exit-codes.js";
import { Interruption } from "./interruption.js";

/** Standard output, which every command writes to through this one object. */
export interface Output {
  readonly isTTY: boolean;
  /**
   * Writes all of `content` after what was written before. Waiting for the promise gives back-pressure. A command that
   * does not wait loses no failure: {@link settled} reports the first one.
   *
   * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
   * @throws {Interruption} where the reader of the pipe went away.
   */
  write(content: string | Uint8Array): Promise<void>;
  /** Resolves when everything is written. Throws the first failure of a `write`. */
  settled(): Promise<void>;
  /**
   * Replaces the first bytes of what was written, such as a header whose sizes are known only at the end.
   *
   * @returns false where that is impossible and nothing was changed: a pipe, or a file that holds other bytes as well
   */
  replaceStart(bytes: Uint8Array): Promise<boolean>;
}

/** The file descriptor. */
const STANDARD_OUTPUT = 1;

/** Takes over the process's standard output. `controller` is aborted when the reader of a pipe goes away. */
export function openStandardOutput(controller: AbortController): Output {
  const stream = process.stdout;
  // A terminal and a pipe are sockets to Node; it writes to anything else synchronously, and drops what a nearly full
  // disk did not take of the last write.
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
      written.catch(() => {}); // Not lost where a command does not wait: `settled` throws it again.
      return written;
    },
    settled,
    replaceStart: async (bytes) => {
      await settled();
      return sink.replaceStart(bytes);
    },
  };
}

interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  replaceStart(bytes: Uint8Array): Promise<boolean>;
}

function toStream(stream: Socket): Sink {
  stream.on("error", () => {}); // The callback of the write has it too.
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    replaceStart: async () => false,
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
    async replaceStart(bytes) {
      // The file is ours from its first byte to its last if it was empty and is now as long as what we wrote.
      if (!startsEmpty || fstatSync(descriptor).size !== written || isAppending(descriptor)) return false;
      await writeAll(descriptor, bytes, 0);
      return true;
    },
  };
}

const writePart = promisify(writeToDescriptor);

/** @param position where to write, or null to go on after the last write */
async function writeAll(descriptor: number, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const at = position === null ? null : position + done;
    done += (await writePart(descriptor, bytes, done, bytes.length - done, at)).bytesWritten;
  }
}

function isRegular(descriptor: number): boolean {
  return fstatSync(descriptor).isFile();
}

/** Linux appends to a file that was opened for that (`>>`), whatever position a write names: see BUGS in pwrite(2). */
function isAppending(descriptor: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    const [, flags = ""] = /^flags:\s*(\d+)$/mu.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8")) ?? [];
    return (Number.parseInt(flags, 8) & constants.O_APPEND) !== 0;
  } catch {
    return true; // Without /proc there is no way to tell.
  }
}

function explain(error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case "EPIPE":
      return new Interruption("the reader of the output went away", EXIT.brokenPipe);
    case "ENOSPC":
    case "EDQUOT":
      return unwritable("the disk is full; free some space, or write to another place", error);
    default:
      return unwritable(error.message, error);
  }
}

function unwritable(reason: string, cause: Error): VoxError<"VOX_FILE_UNWRITABLE"> {
  const path = "standard output";
  return new VoxError("VOX_FILE_UNWRITABLE", `cannot write ${path}: ${reason}`, { path }, { cause });
}
