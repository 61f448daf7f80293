import { createHash } from "node:crypto";
import type { Speech } from "../../core/speech.js";

// An entry: the format (4 bytes), a SHA-256 (32), six integers (24), the samples as float32, the durations as int32. All numbers
// are little-endian, as the processors that VoxWeave runs on.

/** Changes with the format. Entries of another format count as damaged, and are replaced. */
const FORMAT = Buffer.from("VXU1");
const DIGEST_BYTES = 32;
const CONTENT_START = FORMAT.length + DIGEST_BYTES;
const FIELDS = 6;
const SAMPLES_START = CONTENT_START + FIELDS * 4;

/** Size of the entry of a speech. @unit bytes */
export function entrySize({ samples, frames }: Speech): number {
  return SAMPLES_START + samples.byteLength + (frames?.phonemes.byteLength ?? 0);
}

/** Returns the bytes of an entry. @param name of the entry, so that an entry under another name counts as damaged */
export function encodeEntry(name: string, speech: Speech): Uint8Array<ArrayBuffer> {
  const { samples, sampleRate, frames } = speech;
  const bytes = new Uint8Array(entrySize(speech));
  const { frameSamples = 0, lead = 0, tail = 0, phonemes = new Int32Array(0) } = frames ?? {};
  const fields = [sampleRate, samples.length, frameSamples, lead, tail, phonemes.length];
  new Int32Array(bytes.buffer, CONTENT_START, FIELDS).set(fields);
  new Float32Array(bytes.buffer, SAMPLES_START, samples.length).set(samples);
  new Int32Array(bytes.buffer, SAMPLES_START + samples.byteLength).set(phonemes);
  bytes.set(FORMAT);
  bytes.set(digestOf(name, bytes), FORMAT.length);
  return bytes;
}

/** Returns the speech of an entry; `undefined` if the entry is damaged. */
export function decodeEntry(name: string, bytes: Buffer): Speech | undefined {
  if (bytes.length < SAMPLES_START || !bytes.subarray(0, FORMAT.length).equals(FORMAT)) return undefined;
  if (!digestOf(name, bytes).equals(bytes.subarray(FORMAT.length, CONTENT_START))) return undefined;
  const [sampleRate = 0, length = 0, frameSamples = 0, lead = 0, tail = 0, count = 0] = new Int32Array(
    copy(bytes, CONTENT_START, SAMPLES_START),
  );
  const end = SAMPLES_START + length * 4;
  const samples = new Float32Array(copy(bytes, SAMPLES_START, end));
  if (frameSamples === 0) return { samples, sampleRate };
  const phonemes = new Int32Array(copy(bytes, end, end + count * 4));
  return { samples, sampleRate, frames: { frameSamples, lead, phonemes, tail } };
}

/** Copies a part of the bytes, because an array of numbers must begin at a multiple of their size. */
function copy({ buffer, byteOffset }: Buffer, start: number, end: number): ArrayBuffer {
  return buffer.slice(byteOffset + start, byteOffset + end) as ArrayBuffer;
}

function digestOf(name: string, entry: Uint8Array): Buffer {
  return createHash("sha256").update(name).update(entry.subarray(CONTENT_START)).digest();
}
