import { encodePcm16 } from "../audio/pcm16.js";
import type { AudioFormat } from "./audio-format.js";
import { bareSamples } from "./bare-samples.js";

/** Samples alone, as little-endian 16-bit integers, without a header: `s16le`. */
export const PCM: AudioFormat = {
  ...bareSamples(encodePcm16),
  id: "pcm",
  name: "raw PCM, s16le",
  extensions: [".pcm"],
  mediaType: "audio/pcm",
  lossless: true,
};
