import type { SourceRange } from "../../core/range.js";
import type { TimedWord } from "../../core/timed-word.js";
import type { SpeechEvent, Usage } from "../speech/open-speech.js";
import type { RequestError } from "../speech/request-error.js";
import { errorBody } from "./error-replies.js";

/** A word as the API gives it. */
export interface WordBody {
  readonly word: string;
  /** @unit seconds */
  readonly start: number;
  /** @unit seconds */
  readonly end: number;
  /** Range of the word in the text that was sent. @unit UTF-16 code units */
  readonly source: SourceRange;
}

/** Returns a word as the API gives it. Times are rounded to a microsecond. */
export function wordBody({ text, startSeconds, endSeconds, source }: TimedWord): WordBody {
  return { word: text, start: rounded(startSeconds), end: rounded(endSeconds), source };
}

/** Rounds a time to a microsecond. */
export function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

/** A message of the events of a speech, as OpenAI names them. The stream of events and our WebSocket send the same. */
export type SpeechMessage = { readonly type: string } & Readonly<Record<string, unknown>>;

/**
 * Returns the messages for an event.
 *
 * @param timestamps whether the client wants the times of the words
 */
export function toMessages(event: SpeechEvent, timestamps: boolean): readonly SpeechMessage[] {
  switch (event.type) {
    case "audio":
      return [{ type: "speech.audio.delta", audio: toBase64(event.bytes) }];
    case "words":
      return timestamps
        ? [{ type: "speech.audio.words", words: event.words.map(wordBody), unspoken: event.unspoken }]
        : [];
    case "done": {
      const { durationSeconds, unspoken } = event.totals;
      const patches = event.patches.map(({ position, bytes }) => ({ position, audio: toBase64(bytes) }));
      return [
        {
          ...{ type: "speech.audio.done", usage: usageBody(event.usage), duration: rounded(durationSeconds), unspoken },
          ...(patches.length > 0 && { patches }),
        },
      ];
    }
    default:
      return event satisfies never;
  }
}

function toBase64(bytes: Uint8Array<ArrayBufferLike>): string {
  return Buffer.from(bytes).toString("base64");
}

/** Returns the size of a text and of its sound as the API gives it. */
export function usageBody({ inputTokens, outputTokens }: Usage): Readonly<Record<string, number>> {
  return { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}

/** Returns the message for a failure after the first sound. OpenAI's clients raise on `error`. */
export function failureMessage(error: RequestError): SpeechMessage {
  return { type: "speech.audio.error", ...errorBody(error) };
}

/** Returns a message as an event of a stream of server-sent events. */
export function toServerSentEvent(message: SpeechMessage): string {
  return `data: ${JSON.stringify(message)}\n\n`;
}
