import type { TextInput } from "../speaker/text-input.js";
import type { CommandContext } from "./command-context.js";
import { readText } from "./read-text.js";
import { readStandardInput } from "./standard-input.js";

/** A text to speak: one that is there, or standard input as it arrives. */
export interface TextSource {
  /** For the speaker. It can be read once. */
  readonly input: TextInput;
  /** The text so far. */
  readonly arrived: string;
  /** Whether `arrived` is the whole text. */
  readonly hasEnded: boolean;
  /**
   * Resolves when the first characters have arrived, or the end. Then it is known that the input is text.
   *
   * @throws {VoxError} `VOX_FILE_UNREADABLE`.
   */
  readonly begun: Promise<void>;
}

/**
 * Opens the text for an argument. Standard input (`-`) is read from now on.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE` for a file.
 */
export async function openText(argument: string, context: CommandContext): Promise<TextSource> {
  if (argument === "-") return openStandardInput(context);
  const text = await readText(argument, context);
  return { input: text, arrived: text, hasEnded: true, begun: Promise.resolve() };
}

function openStandardInput(context: CommandContext): TextSource {
  const parts = readStandardInput(context);
  let arrived = "";
  let hasEnded = false;
  const take = async (): Promise<IteratorResult<string, void>> => {
    const part = await parts.next();
    if (part.done) hasEnded = true;
    else arrived += part.value;
    return part;
  };
  let first: ReturnType<typeof take> | undefined = take();
  const begun = first.then(() => {});
  begun.catch(() => {}); // The speaker reports the same error, if nobody awaits this promise.
  const input: AsyncIterableIterator<string, void> = {
    next() {
      const next = first ?? take();
      first = undefined;
      return next;
    },
    [Symbol.asyncIterator]: () => input,
  };
  return {
    input,
    get arrived() {
      return arrived;
    },
    get hasEnded() {
      return hasEnded;
    },
    begun,
  };
}
