import type { AudioTags } from "./audio-tags.js";
import type { Encoder, EncoderSettings } from "./encoder.js";

/** Id of a format of sound. */
export type AudioFormatId = "wav" | "pcm" | "mp3" | "opus" | "flac" | "aac" | "m4a" | "ulaw" | "alaw";

/** The bitrates of a format at one sample rate. @unit bits per second */
export interface BitrateRange {
  /** Good for speech. */
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** The only bitrates between `min` and `max`. @default all whole numbers */
  readonly steps?: readonly number[];
}

/** The sound that a decoder puts before the first sample, because of how the encoder works. */
export interface CodecDelay {
  /** Length of that sound. @unit samples at the encoded sample rate */
  readonly samples: number;
  /** True if a file says how long it is, so that decoders remove it. */
  readonly removed: boolean;
}

/**
 * Everything that VoxWeave knows about a format of sound. Each file of this folder that is named after a format exports
 * one, and `registry.ts` lists them.
 */
export interface AudioFormat {
  readonly id: AudioFormatId;
  /** The name for people to read. */
  readonly name: string;
  /** Extensions of its files, with the dot. The first is the usual one. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** Sample rates that it can hold, in rising order. Sound at another rate is resampled. @default all @unit hertz */
  readonly sampleRates?: readonly number[];
  /** Its bitrates at one of its sample rates. @default it has no bitrate: the sound alone sets the size */
  readonly bitrates?: (sampleRate: number) => BitrateRange;
  /** True if decoding gives the samples back, rounded to 16 bits. */
  readonly lossless: boolean;
  /** At one of its sample rates; of a file, or of a stream, to which nobody applies the patches of the end. */
  readonly delay: (sampleRate: number, streaming?: boolean) => CodecDelay;
  /** True if the bytes are valid without the patches of the end, so that they can go to a pipe or over a network. */
  readonly streamable: boolean;
  /** True if files that are written one after the other are again a valid file, apart from the delay of each. */
  readonly joinable: boolean;
  /** The tags that it can hold. */
  readonly tags: readonly (keyof AudioTags)[];
  /** True if it can hold a cover. */
  readonly cover: boolean;
  /** True if encoding is too much work for the thread of the caller. */
  readonly inThread: boolean;
  /** Opens an encoder. The first call in a thread loads the codec. */
  readonly openEncoder: (settings: EncoderSettings) => Promise<Encoder>;
}
