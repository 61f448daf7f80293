import { checkSpeakOptions } from "./check-options.js";
import { prepareSpeech } from "./prepare.js";
import { SPEAK_OPTIONS, type SpeakerParts, type SpeakOptions, type SpeechChunk } from "./speak-options.js";
import { streamSpeech } from "./stream.js";
import type { TextInput } from "./text-input.js";

/** The chunks of a text that is being spoken. */
export interface SpeechStream extends AsyncGenerator<SpeechChunk, void, void> {
  /** Sample rate of all chunks. @unit hertz */
  readonly sampleRate: number;
  /**
   * Resolves when the text is known to be speakable: its voices exist, and its markup is well-formed. Otherwise it rejects
   * with the error that the first chunk rejects with. Makes no sound. A server can await it before it sends a header. Of a
   * text that arrives in pieces, only the options are checked, because the text is not read before the first chunk.
   */
  readonly ready: Promise<void>;
}

/** Runs work of a speaker. Rejects with `VOX_ENGINE_CLOSED` if the speaker is closed. */
export type WhileOpen = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Opens a stream: checks the options at once, and the voices and the markup right after. Sound is made when the caller
 * requests the first chunk.
 *
 * @throws {TypeError | RangeError} for invalid options.
 */
export function openSpeechStream(
  parts: SpeakerParts,
  text: TextInput,
  options: SpeakOptions,
  whileOpen: WhileOpen,
): SpeechStream {
  checkSpeakOptions(parts.engine, text, options, SPEAK_OPTIONS);
  const prepared = whileOpen(() => prepareSpeech(parts, text, options));
  const ready = prepared.then(() => {});
  ready.catch(() => {}); // The first chunk rejects with the same error, so a caller may ignore `ready`.
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
