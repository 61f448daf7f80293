import { VoxError } from "../core/errors.js";

/** Largest positive 16-bit sample. Encoding never writes -32768, so that the positive and negative scales are equal. */
const FULL_SCALE = 32_767;

/**
 * Encodes samples as little-endian 16-bit PCM: clipped to [-1, 1], scaled by 32,767, rounded to the nearest.
 *
 * @param samples shape (samples,)
 * @returns shape (2 * samples,) bytes
 * @throws {VoxError} `VOX_AUDIO_INVALID` if a sample is NaN or infinite, which means that the engine failed.
 */
export function encodePcm16(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, index) => {
    if (!Number.isFinite(sample)) throw notFinite(index, sample);
    const clipped = Math.max(-1, Math.min(1, sample));
    view.setInt16(index * 2, Math.round(clipped * FULL_SCALE), true);
  });
  return bytes;
}

/** Decodes little-endian 16-bit PCM; the inverse of {@link encodePcm16}. */
export function decodePcm16(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Float32Array(bytes.length >> 1);
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = Math.max(-1, view.getInt16(index * 2, true) / FULL_SCALE);
  }
  return samples;
}

function notFinite(index: number, sample: number): VoxError<"VOX_AUDIO_INVALID"> {
  const reason = `sample ${index} is ${sample}`;
  return new VoxError("VOX_AUDIO_INVALID", `the engine returned sound that cannot be encoded: ${reason}`, { reason });
}
