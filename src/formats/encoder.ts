import type { AudioTags, CoverImage } from "./audio-tags.js";

/** Bytes that replace earlier bytes of an encoded sound, such as a length that is known only at the end. */
export interface BytePatch {
  /** Offset of the first byte from the beginning of the encoded sound. @unit bytes */
  readonly position: number;
  /** The bytes that replace those from `position` on. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The end of an encoded sound. */
export interface EncodedEnd {
  /** The last bytes, which follow all bytes before. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * Changes to earlier bytes. A file applies them. A stream cannot, and is valid without them if its format is streamable
   * ({@link AudioFormat.streamable}).
   */
  readonly patches: readonly BytePatch[];
}

/** Settings of an encoder. They have been checked: the format supports each of them. */
export interface EncoderSettings {
  /** One of the sample rates of the format. @unit hertz */
  readonly sampleRate: number;
  /** 0 for a format without a bitrate. @unit bits per second */
  readonly bitrate: number;
  readonly tags: AudioTags;
  readonly cover?: CoverImage | undefined;
  /** True if nobody applies the patches of the end, so that lengths may stay unknown. */
  readonly streaming: boolean;
}

/**
 * Encodes one mono sound. It works synchronously, in a thread that has nothing else to do, and holds only memory: an
 * encoder that is no longer referenced is freed.
 *
 * The bytes do not depend on how the samples are split into calls.
 */
export interface Encoder {
  /** Encodes samples of shape (samples,). Returns the bytes that are complete, or none. */
  encode(samples: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  /** Encodes what is left. Nothing may follow. */
  finish(): EncodedEnd;
}
