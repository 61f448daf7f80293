import { HEADER_BYTES } from "../../../../src/python/bridge/frames.js";

export interface RawFrame {
  readonly id: number;
  /** An object is sent as JSON, samples as PCM, and bytes unchanged. */
  readonly payload: object | Float32Array | Buffer;
  readonly magic?: string;
  readonly version?: number;
  /** @default 1 for JSON, 2 for PCM */
  readonly code?: number;
  /** Length in the header. @default the length of the payload @unit bytes */
  readonly announced?: number;
}

/** Returns the bytes of a frame, valid or not. */
export function rawFrame({ id, payload, magic = "VW", version = 1, code, announced }: RawFrame): Buffer {
  const sound = payload instanceof Float32Array;
  const bytes = sound
    ? Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    : Buffer.isBuffer(payload)
      ? payload
      : Buffer.from(JSON.stringify(payload));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(magic, 0, "latin1");
  header[2] = version;
  header[3] = code ?? (sound ? 2 : 1);
  header.writeUInt32LE(id, 4);
  header.writeUInt32LE(announced ?? bytes.length, 8);
  return Buffer.concat([header, bytes]);
}

/** Cuts `bytes` at `cuts`. A cut beyond the end counts modulo the length. */
export function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

export const PONG: object = { type: "pong", busy: null, jobs: 0, rss: null };

export function speech(samples: number): object {
  return {
    type: "speech",
    samples,
    sample_rate: 8000,
    durations: null,
    frame_samples: null,
    synth_ms: 1,
    rss: null,
  };
}
