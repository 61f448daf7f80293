import { encodePcm16 } from "../audio/pcm16.js";
import type { AudioFormat, AudioFormatId } from "./audio-format.js";
import { bareSamples } from "./bare-samples.js";

// G.711, the sound of telephone lines: 8,000 samples in a second, each a byte of a sign, 3 bits of the exponent and 4 bits of the
// mantissa. The bytes follow each other without a header. https://www.itu.int/rec/T-REC-G.711

/** Added to a magnitude, so that each exponent of μ-law has 16 steps. */
const MU_BIAS = 132;
const MU_MOST = 32_767 - MU_BIAS;
const MANTISSA = 0x0f;
/** Length of the bits below those of the smallest exponent. */
const SHIFT = 3;

/** μ-law, of North America and Japan: `ulaw_8000`. */
export const ULAW: AudioFormat = {
  ...g711("ulaw", toMuLaw),
  name: "G.711 μ-law",
  extensions: [".ulaw", ".ul"],
  mediaType: "audio/basic",
};

/** A-law, of the rest of the world: `alaw_8000`. */
export const ALAW: AudioFormat = {
  ...g711("alaw", toALaw),
  name: "G.711 A-law",
  extensions: [".alaw", ".al"],
  mediaType: "audio/PCMA",
};

/** Returns the byte of a 16-bit sample in μ-law. */
function toMuLaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), MU_MOST) + MU_BIAS;
  const exponent = 31 - Math.clz32(magnitude >> 7);
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + SHIFT)) & MANTISSA)) & 0xff;
}

/** Returns the byte of a 16-bit sample in A-law. */
function toALaw(sample: number): number {
  const magnitude = sample < 0 ? ~sample : sample;
  const exponent = magnitude < 256 ? 0 : 31 - Math.clz32(magnitude >> 7);
  const mantissa = (magnitude >> (Math.max(exponent, 1) + SHIFT)) & MANTISSA;
  return ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55;
}

function g711(
  id: AudioFormatId,
  toByte: (sample: number) => number,
): Omit<AudioFormat, "name" | "extensions" | "mediaType"> {
  const encode = (samples: Float32Array): Uint8Array<ArrayBuffer> => {
    const pcm = new DataView(encodePcm16(samples).buffer);
    return Uint8Array.from(samples, (_, index) => toByte(pcm.getInt16(index * 2, true)));
  };
  return { ...bareSamples(encode), id, sampleRates: [8_000], lossless: false };
}
