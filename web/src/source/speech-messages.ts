import type { SourceRange } from "../../../src/core/range.js";
import { type ErrorBody, errorOfBody } from "./server-api.js";
import { readEvents } from "./server-sent-events.js";
import { SourceError } from "./source-error.js";
import type { Waiting } from "./speech-source.js";

/** A word as the server sends it. */
export interface WordBody {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly source: SourceRange;
}

/** A message of the events of a speech; the last one is `"speech.audio.done"`. */
export type SpeechMessage =
  | { readonly type: "speech.audio.delta"; readonly audio: string }
  | {
      readonly type: "speech.audio.words";
      readonly words: readonly WordBody[];
      readonly unspoken: readonly SourceRange[];
    }
  | {
      readonly type: "speech.audio.done";
      /** Bytes of a file that take the place of earlier ones. */
      readonly patches?: readonly { readonly position: number; readonly audio: string }[];
    };

/** Yields the messages of a speech. @throws {SourceError} that the server sends, and for a connection that breaks before the end */
export async function* readMessages(response: Response, { signal }: Waiting): AsyncGenerator<SpeechMessage> {
  try {
    for await (const event of readEvents(response.body ?? new ReadableStream())) {
      const message = event as SpeechMessage | ({ readonly type: "speech.audio.error" } & ErrorBody);
      if (message.type === "speech.audio.error") throw errorOfBody(message);
      yield message;
      if (message.type === "speech.audio.done") return;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof SourceError ? error : broken(error);
  }
  throw broken();
}

function broken(cause?: unknown): SourceError {
  const message = "The connection to the server broke before the end of the text.";
  return new SourceError(message, "broken", "source", { cause });
}
