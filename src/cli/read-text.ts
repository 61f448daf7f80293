import { readFile, stat } from "node:fs/promises";
import { explainReadFailure } from "../platform/node/files/read-failure.js";
import type { CommandContext } from "./command-context.js";
import { decodeText } from "./decode-text.js";
import { shellQuote } from "./shell-quote.js";
import { readStandardInput } from "./standard-input.js";
import { unreadable, unreadableFile } from "./unreadable-text.js";

/** An argument that looks like a path or a file name. It is treated as a file, not as a word to speak. */
const FILE_NAME =
  /^\S+\.(?:txt|text|md|markdown|html?|xml|ssml|json|csv|epub|pdf|docx?|odt|rtf|srt|vtt)$|^(?:\.{0,2}[\\/]|~[\w-]*[\\/]|[a-z]:[\\/])\S*$/iu;

/** Returns whether an argument is the name of a file or a folder, or looks like one. A pipe of the shell has no name of its own. */
export async function namesFile(argument: string): Promise<boolean> {
  const found = await stat(argument).catch(() => undefined);
  return found === undefined ? FILE_NAME.test(argument) : found.isFile() || found.isDirectory();
}

/**
 * Returns the text for an argument: standard input for `-`, the content of a file for its name, and otherwise the argument.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`.
 */
export async function readText(argument: string, context: CommandContext): Promise<string> {
  if (argument === "-") {
    let text = "";
    for await (const part of readStandardInput(context)) text += part;
    return text;
  }
  const found = await stat(argument).catch((error: NodeJS.ErrnoException) => error);
  if (!(found instanceof Error)) {
    if (found.isDirectory()) throw unreadable(argument, "it is a folder; name a text file in it");
    return decodeText(await read(argument, context.signal), argument);
  }
  if (!FILE_NAME.test(argument)) return argument;
  throw unreadable(
    argument,
    `${explainReadFailure(found)} (to ${context.command} the name itself: echo ${shellQuote(argument)} | voxweave ${context.command} -)`,
  );
}

async function read(path: string, signal: AbortSignal): Promise<Buffer> {
  try {
    return await readFile(path, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw unreadableFile(path, cause);
  }
}
