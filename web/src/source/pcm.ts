import { fromBase64 } from "../../../src/core/base64.js";
import { concatBytes } from "../../../src/core/concat-bytes.js";

/** Decodes 16-bit little-endian samples in base64 that arrive in parts of any length. */
export function createPcmDecoder(): (base64: string) => Float32Array<ArrayBuffer> {
  let odd: number | undefined;
  return (base64) => {
    const arrived = fromBase64(base64);
    const bytes = odd === undefined ? arrived : concatBytes([Uint8Array.of(odd), arrived]);
    const count = bytes.length >> 1;
    odd = bytes.length % 2 === 1 ? bytes[bytes.length - 1] : undefined;
    const view = new DataView(bytes.buffer);
    const samples = new Float32Array(count);
    for (let index = 0; index < count; index += 1) samples[index] = view.getInt16(index * 2, true) / 32_768;
    return samples;
  };
}

/** Rounds samples within [-1, 1] to 16 bits. */
export function toInt16(samples: Float32Array): Int16Array<ArrayBuffer> {
  const whole = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index += 1) {
    whole[index] = Math.round(Math.max(-1, Math.min(1, samples[index] ?? 0)) * 32_767);
  }
  return whole;
}

/** Returns samples of 16 bits as numbers within [-1, 1]. */
export function toFloat32(samples: Int16Array): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(samples.length);
  for (let index = 0; index < samples.length; index += 1) floats[index] = (samples[index] ?? 0) / 32_767;
  return floats;
}
