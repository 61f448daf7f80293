import { checkSpeakOptions } from "./check-options.js";
import { prepareSpeech } from "./prepare.js";
import { SPEAK_OPTIONS, type SpeakerParts, type SpeakOptions, type SpeechChunk } from "./speak-options.js";
import { streamSpeech } from "./stream.js";

/** A text that is being spoken, chunk by chunk. */
export interface SpeechStream extends AsyncGenerator<SpeechChunk, void, void> {
  /** Rate of all chunks. @unit hertz */
  readonly sampleRate: number;
  /**
   * Resolves when the text can be spoken: its voices exist, and its markup is well-formed. Rejects with what the first chunk
   * would reject with otherwise. A server awaits it before it sends a header. No sound is made for it.
   */
  readonly ready: Promise<void>;
}

/** Does work of a speaker; where that is closed, it fails and says so. */
export type WhileOpen = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Checks the options at once, then the voices and the markup without waiting for the first chunk to be asked for. Sound is
 * made from then on.
 *
 * @throws {TypeError | RangeError} for options out of bounds.
 */
export function openSpeechStream(
  parts: SpeakerParts,
  text: string,
  options: SpeakOptions,
  whileOpen: WhileOpen,
): SpeechStream {
  checkSpeakOptions(parts.engine, text, options, SPEAK_OPTIONS);
  const prepared = whileOpen(() => prepareSpeech(parts, text, options));
  const ready = prepared.then(() => {});
  ready.catch(() => {}); // The first chunk rejects with it too; where nobody asks for either, nobody needs it.
  const chunks = streamSpeech(parts, prepared, options, options.cuts ?? "early");
  return {
    sampleRate: options.sampleRate ?? parts.engine.sampleRate,
    ready,
    next: () => whileOpen(() => chunks.next()),
    return: () => chunks.return(),
    throw: (error: unknown) => chunks.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await chunks.return();
    },
  };
}
