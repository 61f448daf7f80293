import { concatBytes } from "../core/concat-bytes.js";
import { bigEndian, fourCharacters, utf8 } from "./bytes.js";

/** Facts about an MP3 sound that its info frame states. */
export interface Mp3Facts {
  /** Header of a frame of the sound, whose version, layer, sample rate and mode the info frame has too. */
  readonly header: Uint8Array;
  /** @unit bits per second */
  readonly bitrate: number;
  /** Samples before the first sample of the sound, without the 529 of a decoder. */
  readonly delay: number;
  /** Absent while it is not known, as in a stream. */
  readonly total?: Mp3Total | undefined;
}

/** Length of an MP3 sound. */
export interface Mp3Total {
  /** Frames of the sound, without the info frame. */
  readonly frames: number;
  /** Bytes of the sound, with the info frame. */
  readonly bytes: number;
  /** Samples after the last sample of the sound. */
  readonly padding: number;
}

/** Bytes of the tag of LAME, after those of Xing's (gabriel.mp3-tech.org/mp3infotag.html). */
const LAME_TAG_BYTES = 36;
const TABLE_OF_CONTENTS: Uint8Array = Uint8Array.from({ length: 100 }, (_, percent) =>
  Math.floor((percent * 256) / 100),
);
/** Bits of Xing's tag that say which fields follow: frames, bytes, table of contents, quality. */
const ALL_FIELDS = 0x0f;

/** Bitrates that the four bits of a header stand for, from 1. @unit kbit/s */
const BITRATES = {
  mpeg1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;

/** Returns the bitrates of MPEG-1 from 32 kHz, and of MPEG-2 and 2.5 below. @unit kbit/s */
export function mp3Bitrates(sampleRate: number): readonly number[] {
  return sampleRate >= 32_000 ? BITRATES.mpeg1 : BITRATES.mpeg2;
}

/** Returns the number of samples of a frame. */
export function mp3FrameSamples(sampleRate: number): number {
  return sampleRate >= 32_000 ? 1152 : 576;
}

/**
 * Encodes the info frame: a silent frame with the tags of Xing and LAME, which say how long the sound is and how much
 * silence a decoder removes from both ends. Its size does not depend on `total`.
 */
export function encodeInfoFrame(sampleRate: number, facts: Mp3Facts): Uint8Array<ArrayBuffer> {
  const head = 4 + (sampleRate >= 32_000 ? 17 : 9); // The header, and the side information of mono, which is all zero.
  const needed = head + 16 + TABLE_OF_CONTENTS.length + 4 + LAME_TAG_BYTES;
  const sizeAt = (kbits: number): number => Math.floor((mp3FrameSamples(sampleRate) * kbits * 125) / sampleRate);
  const rates = mp3Bitrates(sampleRate);
  const index = rates.findIndex((kbits) => kbits * 1000 >= facts.bitrate && sizeAt(kbits) >= needed);
  const frame = new Uint8Array(sizeAt(rates[index] ?? 0));
  frame.set(facts.header.subarray(0, 4));
  frame[1] = (frame[1] ?? 0) | 1; // No CRC follows the header.
  frame[2] = ((index + 1) << 4) | ((frame[2] ?? 0) & 0x0c); // The bitrate, the sample rate as it was, no padding.
  const xing = encodeXingTag(facts.total);
  frame.set(xing, head);
  const tag = encodeLameTag(facts);
  frame.set(tag, head + xing.length);
  // The checksum of the frame up to here ends the tag of LAME.
  const end = head + xing.length + LAME_TAG_BYTES - 2;
  frame.set(bigEndian(crc16(frame.subarray(0, end)), 2), end);
  return frame;
}

function encodeXingTag(total: Mp3Total | undefined): Uint8Array {
  const id = fourCharacters("Info"); // "Xing" at a variable bitrate.
  if (total === undefined) return concatBytes([id, bigEndian(0, 4)]);
  const numbers = [bigEndian(ALL_FIELDS, 4), bigEndian(total.frames, 4), bigEndian(total.bytes, 4)];
  return concatBytes([id, ...numbers, TABLE_OF_CONTENTS, bigEndian(0, 4)]);
}

/** The fields that are 0 here say that the level of the sound, its low-pass and its preset are not known. */
function encodeLameTag({ bitrate, delay, total }: Mp3Facts): Uint8Array {
  const tag = new Uint8Array(LAME_TAG_BYTES);
  tag.set(utf8("LAME3.100"));
  tag[9] = 1; // Revision 0 of the tag, a constant bitrate.
  tag[20] = Math.min(255, bitrate / 1000);
  tag.set(bigEndian(delay * 4096 + Math.min(4095, total?.padding ?? 0), 3), 21);
  tag.set(bigEndian(total?.bytes ?? 0, 4), 28);
  return tag;
}

/** CRC-16 with the polynomial 0x8005, reflected. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}
