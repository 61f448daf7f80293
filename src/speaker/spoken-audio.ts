import { joinSamples } from "../audio/join-samples.js";
import type { CaptionOptions } from "../captions/caption-options.js";
import { type CaptionFormat, toCaptions } from "../captions/captions.js";
import type { SpokenText } from "../captions/pieces.js";
import type { AudioFormatId } from "../formats/audio-format.js";
import { encodeSound } from "../formats/encode-sound.js";
import type { EncodingOptions } from "../formats/sink-options.js";
import { samplesOf } from "./encoded-speech.js";
import { levelExactly, openMemoryStore } from "./exact-loudness.js";
import { namesLoudness } from "./leveller.js";
import type { OpenParts, SpeakOptions } from "./speak-options.js";
import type { SpeechTotals } from "./speech-record.js";
import { openSpeechStream } from "./speech-stream.js";
import type { TextInput } from "./text-input.js";

/** A text that has been spoken. */
export interface SpokenAudio extends SpokenText, SpeechTotals {
  /** Mono samples within [-1, 1]; shape (samples,). Empty for blank text. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** @unit hertz */
  readonly sampleRate: number;
  /** The measured loudness, if the caller named one. `-Infinity` for silence. @unit LUFS */
  readonly loudnessLufs?: number;
  /**
   * Returns the sound as the content of a file.
   *
   * @throws {TypeError | RangeError} for options that the format does not have. @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`.
   */
  encode(format: AudioFormatId, options?: EncodingOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Returns captions of the text. @throws {TypeError | RangeError} for an unknown format and invalid options. */
  toCaptions(format: CaptionFormat, options?: CaptionOptions): string;
}

/**
 * Speaks a text to memory: about 350 MB an hour at 24 kHz.
 *
 * @throws as {@link openSpeechStream} and its chunks do.
 */
export async function speakToMemory(parts: OpenParts, text: TextInput, options: SpeakOptions): Promise<SpokenAudio> {
  const { loudness } = Object(options) as SpeakOptions;
  const limitsPeaks = !namesLoudness(loudness);
  const stream = openSpeechStream(parts, text, withWholeCuts(options), { limitsPeaks });
  const spoken = stream.record();
  await using store = openMemoryStore();
  const levelled = limitsPeaks ? undefined : await levelExactly(samplesOf(stream), store, loudness, stream.sampleRate);
  const samples = await joinBlocks(levelled?.read() ?? samplesOf(stream));
  const { sampleRate, totals } = stream;
  const { durationSeconds, unspoken, problems } = totals;
  const { text: written, language, toSource, words } = spoken;
  return {
    samples,
    sampleRate,
    durationSeconds,
    ...(levelled && { loudnessLufs: levelled.lufs }),
    text: written,
    language,
    toSource,
    words,
    unspoken,
    problems,
    encode: (format, encoding = {}) => encodeSound(format, [samples], { ...encoding, sampleRate }),
    toCaptions: (format, captionOptions = {}) => toCaptions(spoken, format, captionOptions),
  };
}

/** Adds the cuts of a text that nobody hears until it is complete. */
export function withWholeCuts<Options extends SpeakOptions>(options: Options): Options {
  return typeof options === "object" ? { ...options, cuts: options.cuts ?? "whole" } : options;
}

async function joinBlocks(blocks: AsyncIterable<Float32Array>): Promise<Float32Array<ArrayBuffer>> {
  const parts: Float32Array[] = [];
  for await (const block of blocks) parts.push(block);
  return joinSamples(parts);
}
