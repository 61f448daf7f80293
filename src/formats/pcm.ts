import { encodePcm16 } from "../audio/pcm16.js";
import type { AudioFormat } from "./audio-format.js";

/** Samples alone, as little-endian 16-bit integers, without a header: `s16le`. */
export const PCM: AudioFormat = {
  id: "pcm",
  name: "raw PCM, s16le",
  extensions: [".pcm"],
  mediaType: "audio/pcm",
  lossless: true,
  delay: () => ({ samples: 0, removed: true }),
  streamable: true,
  joinable: true,
  tags: [],
  cover: false,
  inThread: false,
  async openEncoder() {
    return { encode: encodePcm16, finish: () => ({ bytes: new Uint8Array(0), patches: [] }) };
  },
};
