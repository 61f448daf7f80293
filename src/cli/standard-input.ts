import { VoxError } from "../core/errors.js";
import { messageOf } from "../core/message-of.js";
import type { CommandContext } from "./command-context.js";
import { createTextDecoder } from "./decode-text.js";
import { STANDARD_INPUT, unreadable } from "./unreadable-text.js";

/**
 * Yields the text of standard input as it arrives. An abort ends the wait for input.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, after the text before a damaged byte.
 */
export async function* readStandardInput({ stdin, signal }: CommandContext): AsyncGenerator<string, void, void> {
  const onAbort = (): void => {
    stdin.destroy(signal.reason as Error);
  };
  signal.throwIfAborted();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const decode = createTextDecoder(STANDARD_INPUT);
    for await (const bytes of stdin) yield* partsOf(decode(bytes as Uint8Array, false));
    yield* partsOf(decode(new Uint8Array(), true));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof VoxError) throw error;
    throw unreadable(STANDARD_INPUT, messageOf(error), error);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function* partsOf({ text, failure }: ReturnType<ReturnType<typeof createTextDecoder>>): Generator<string, void, void> {
  if (text !== "") yield text;
  if (failure !== undefined) throw failure;
}
