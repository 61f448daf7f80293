import type { AudioFormat } from "./audio-format.js";

/** The part that all formats have in common whose bytes are encoded samples alone, without a header or frames. */
type BareSamples = Pick<
  AudioFormat,
  "delay" | "streamable" | "joinable" | "tags" | "cover" | "inThread" | "openEncoder"
>;

/** Returns the part of a format whose bytes are samples alone. @param encode returns the bytes of samples */
export function bareSamples(encode: (samples: Float32Array) => Uint8Array<ArrayBuffer>): BareSamples {
  return {
    delay: () => ({ samples: 0, removed: true }),
    streamable: true,
    joinable: true,
    tags: [],
    cover: false,
    inThread: false,
    async openEncoder() {
      return { encode, finish: () => ({ bytes: new Uint8Array(0), patches: [] }) };
    },
  };
}
