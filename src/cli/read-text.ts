import { readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { VoxError } from "../core/errors.js";
import type { CommandContext } from "./command-context.js";

/** Names of text files; what ends so and has no space in it is meant as a file, not as words to be spoken. */
const FILE_NAME = /^\S+\.(?:txt|text|md|markdown|html?|xml|ssml|json|csv|epub|pdf|docx?)$/iu;

/**
 * The text that an argument stands for: `-` is standard input, the name of a file its content, anything else itself.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`.
 */
export async function readText(argument: string, { stdin, signal }: CommandContext): Promise<string> {
  if (argument === "-") return decode(await readAll(stdin, signal), "standard input");
  const found = await stat(argument).catch(() => undefined);
  if (found?.isFile()) return decode(await read(argument, signal), argument);
  if (found?.isDirectory()) throw unreadable(argument, "it is a folder; name a text file in it");
  if (FILE_NAME.test(argument)) {
    throw unreadable(argument, "there is no such file (to speak the name itself: echo NAME | voxweave speak -)");
  }
  return argument;
}

async function read(path: string, signal: AbortSignal): Promise<Buffer> {
  try {
    return await readFile(path, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw unreadable(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function readAll(stream: Readable, signal: AbortSignal): Promise<Buffer> {
  const onAbort = (): void => {
    stream.destroy(signal.reason as Error);
  };
  signal.throwIfAborted();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(Buffer.from(piece as Uint8Array));
    return Buffer.concat(pieces);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** UTF-8, with or without a byte order mark. Anything else would be spoken as junk. */
function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(name, "it is not UTF-8 text; convert it first (iconv -t utf-8 FILE)", cause);
  }
}

function unreadable(path: string, reason: string, cause?: unknown): VoxError<"VOX_FILE_UNREADABLE"> {
  return new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${reason}`, { path }, { cause });
}
