import { VoxError } from "../core/errors.js";
import { decodePcm16 } from "./pcm16.js";

/** Length of the header that {@link encodeWavHeader} makes. @unit bytes */
export const WAV_HEADER_BYTES = 44;

/** Maximum size of the sound in a WAV file, whose sizes are 32-bit numbers. @unit bytes */
export const WAV_MAX_DATA_BYTES: number = 0xffff_ffff - WAV_HEADER_BYTES;

/**
 * The size in the header of a sound whose length is not known yet, as on a pipe. Players then read to the end.
 * @unit bytes
 */
const UNKNOWN_SIZE = 0xffff_ffff;

/**
 * Returns the header of a mono 16-bit PCM WAV file.
 *
 * Layout: RIFF size "WAVE", "fmt " 16 bytes, "data" size (Microsoft's RIFF specification, 1991).
 *
 * @param sampleRate in hertz
 * @param dataBytes size of the sound in bytes, or `"streaming"` if it is not known yet
 * @throws {VoxError} `VOX_AUDIO_INVALID` if the sound is larger than 4 GiB.
 */
export function encodeWavHeader(sampleRate: number, dataBytes: number | "streaming"): Uint8Array<ArrayBuffer> {
  if (dataBytes !== "streaming" && dataBytes > WAV_MAX_DATA_BYTES) throw tooLong(sampleRate);
  const view = new DataView(new ArrayBuffer(WAV_HEADER_BYTES));
  writeTag(view, 0, "RIFF");
  view.setUint32(4, dataBytes === "streaming" ? UNKNOWN_SIZE : dataBytes + WAV_HEADER_BYTES - 8, true);
  writeTag(view, 8, "WAVE");
  writeTag(view, 12, "fmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true); // Channels.
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true); // Bytes per second.
  view.setUint16(32, 2, true); // Bytes per sample of all channels.
  view.setUint16(34, 16, true); // Bits per sample.
  writeTag(view, 36, "data");
  view.setUint32(40, dataBytes === "streaming" ? UNKNOWN_SIZE : dataBytes, true);
  return new Uint8Array(view.buffer);
}

/** Sound from a WAV file. */
export interface WavSound {
  /** Samples of the first channel; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** @unit hertz */
  readonly sampleRate: number;
}

/**
 * Reads the first channel of a WAV file of 16-bit PCM or 32-bit float samples.
 *
 * Skips unknown chunks. If the size of the "data" chunk reaches past the end of the file, as in a streamed file, reads to
 * the end.
 *
 * @throws {VoxError} `VOX_AUDIO_INVALID` if the bytes are not such a file.
 */
export function parseWav(bytes: Uint8Array): WavSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || readTag(view, 0) !== "RIFF" || readTag(view, 8) !== "WAVE") {
    throw invalid("it does not begin with RIFF and WAVE");
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const tag = readTag(view, at);
    const size = view.getUint32(at + 4, true);
    const end = Math.min(at + 8 + size, bytes.length);
    if (tag === "fmt ") format = readFormat(new DataView(view.buffer, view.byteOffset + at + 8, end - at - 8));
    if (tag === "data") {
      if (!format) throw invalid('the "fmt " chunk is missing');
      return { samples: readSamples(bytes.subarray(at + 8, end), format), sampleRate: format.sampleRate };
    }
    at = end + (size % 2); // Chunks begin at even offsets.
  }
  throw invalid('the "data" chunk is missing');
}

const PCM = 1;
const FLOAT = 3;

interface Format {
  readonly encoding: typeof PCM | typeof FLOAT;
  readonly channels: number;
  readonly sampleRate: number;
}

function readFormat(chunk: DataView): Format {
  if (chunk.byteLength < 16) throw invalid('the "fmt " chunk is cut off');
  const encoding = chunk.getUint16(0, true);
  const channels = chunk.getUint16(2, true);
  const sampleRate = chunk.getUint32(4, true);
  const bits = chunk.getUint16(14, true);
  if (channels === 0) throw invalid("it has no channel");
  if (sampleRate === 0) throw invalid("its sample rate is 0");
  if (encoding === PCM && bits === 16) return { encoding, channels, sampleRate };
  if (encoding === FLOAT && bits === 32) return { encoding, channels, sampleRate };
  throw invalid(`encoding ${encoding} with ${bits} bits is neither 16-bit PCM nor 32-bit float`);
}

function readSamples(data: Uint8Array, { encoding, channels }: Format): Float32Array<ArrayBuffer> {
  const all = encoding === PCM ? decodePcm16(data) : decodeFloat32(data);
  return channels === 1 ? all : all.filter((_, index) => index % channels === 0);
}

function decodeFloat32(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  // Copies the bytes into a buffer of their own. `slice` of a Node `Buffer` copies nothing, and its memory holds other data.
  return new Float32Array(new Uint8Array(bytes.subarray(0, bytes.length & ~3)).buffer);
}

function writeTag(view: DataView, at: number, tag: string): void {
  for (let index = 0; index < 4; index += 1) view.setUint8(at + index, tag.charCodeAt(index));
}

function readTag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function invalid(reason: string): VoxError<"VOX_AUDIO_INVALID"> {
  return new VoxError("VOX_AUDIO_INVALID", `this is not a WAV file that VoxWeave reads: ${reason}`, { reason });
}

function tooLong(sampleRate: number): VoxError<"VOX_AUDIO_INVALID"> {
  const hours = (WAV_MAX_DATA_BYTES / 2 / sampleRate / 3600).toFixed(1);
  const reason = `a WAV file holds at most 4 GiB, ${hours} hours at ${sampleRate} Hz`;
  return new VoxError("VOX_AUDIO_INVALID", `${reason}; speak the text in parts`, { reason });
}
