import type { AudioFormatId } from "../formats/audio-format.js";
import { encodeSound } from "../formats/encode-sound.js";
import type { EncodingOptions } from "../formats/sink-options.js";

/** Options of `encodeSamples`. */
export interface EncodeSamplesOptions extends EncodingOptions {
  /** Sample rate of the samples, from 8,000 to 192,000. @unit hertz */
  readonly sampleRate: number;
  /** Ends the work at once. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Encodes sound that is there already, such as that of `stream`, as the content of a file.
 *
 * @param samples mono samples within [-1, 1], in blocks of shape (samples,)
 * @throws {TypeError | RangeError} for options that the format does not have.
 */
export function encodeSamples(
  format: AudioFormatId,
  samples: Iterable<Float32Array> | AsyncIterable<Float32Array>,
  { bitrate, tags, cover, sampleRate, signal }: EncodeSamplesOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  return encodeSound(format, samples, { bitrate, tags, cover, sampleRate, signal });
}
