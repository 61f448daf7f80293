import type { SpokenText } from "../captions/pieces.js";
import { linkAbort } from "../core/linked-abort.js";
import { checkSpeakOptions } from "./check-options.js";
import { createEngineClock, type EngineTime } from "./engine-time.js";
import { type PreparedSpeech, prepareSpeech } from "./prepare.js";
import { type OpenParts, SPEAK_OPTIONS, type SpeakOptions, type SpeechChunk } from "./speak-options.js";
import { createSpeechRecorder, type SpeechTotals } from "./speech-record.js";
import { streamSpeech } from "./stream.js";
import type { TextInput } from "./text-input.js";

/** Facts about a text that is being spoken, beside its sound. */
export interface SpeechFacts {
  /** Sample rate of the sound. @unit hertz */
  readonly sampleRate: number;
  /**
   * Resolves when the text is known to be speakable: its voices exist, and its markup is well-formed. Otherwise it rejects
   * with the error that the first chunk rejects with. Makes no sound. A server can await it before it sends a header. Of a
   * text that arrives in pieces, only the options are checked, because the text is not read before the first chunk.
   */
  readonly ready: Promise<void>;
  /** The duration of the sound, and the faults of the text, so far. */
  readonly totals: SpeechTotals;
  /** How long the text has waited for the engine, and how long the engine has worked for it, so far. */
  readonly engineTime: EngineTime;
  /**
   * Keeps the text and its words while they are spoken, about 2 MB an hour. The result grows with the sound; at the end it
   * is what `toCaptions` needs.
   *
   * @throws {TypeError} once the first chunk has been requested.
   */
  record(): SpokenText;
}

/** The chunks of a text that is being spoken. */
export interface SpeechStream extends AsyncGenerator<SpeechChunk, void, void>, SpeechFacts {}

/**
 * Opens a stream: checks the options at once, and the voices and the markup right after. Sound is made when the caller
 * requests the first chunk.
 *
 * @param limitsPeaks false for a caller that sets the level of the whole sound; samples may then exceed full scale
 * @throws {TypeError | RangeError} for invalid options.
 */
export function openSpeechStream(
  parts: OpenParts,
  text: TextInput,
  options: SpeakOptions,
  { limitsPeaks = true }: { readonly limitsPeaks?: boolean } = {},
): SpeechStream {
  checkSpeakOptions(parts.engine, text, options, SPEAK_OPTIONS);
  let known: PreparedSpeech | undefined;
  const prepared = parts.whileOpen(async () => {
    using work = linkAbort([options.signal, parts.closed]);
    known = await prepareSpeech(parts, text, { ...options, signal: work.signal });
    return known;
  });
  const ready = prepared.then(() => {});
  ready.catch(() => {}); // The first chunk rejects with the same error, so a caller may ignore `ready`.
  const recorder = createSpeechRecorder(() => known?.options.language);
  const clock = createEngineClock();
  const chunks = streamSpeech(parts, prepared, options, { recorder, clock, limitsPeaks });
  let hasBegun = false;
  return {
    sampleRate: options.sampleRate ?? parts.engine.sampleRate,
    ready,
    totals: recorder.totals,
    engineTime: clock.time,
    record() {
      if (hasBegun) throw new TypeError("record() must be called before the first chunk is requested");
      return recorder.record();
    },
    next() {
      hasBegun = true;
      return parts.whileOpen(() => chunks.next());
    },
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
