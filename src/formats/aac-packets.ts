import type { BitrateRange } from "./audio-format.js";
import { AAC_FRAME_SAMPLES, type FfmpegAac } from "./codecs/ffmpeg-aac.js";
import { createFrameBuffer } from "./frame-buffer.js";

/** Samples before the sound that the encoder adds: one frame. */
export const AAC_DELAY: number = AAC_FRAME_SAMPLES;

/** Sample rates that the encoder takes, in rising order. @unit hertz */
export const AAC_SAMPLE_RATES: readonly number[] = [
  8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000,
];

/** A frame of one channel has at most 6,144 bits (ISO/IEC 14496-3, section 4.5.3.3). */
const MOST_FRAME_BITS = 6_144;
const LEAST_BITRATE = 16_000;

/** Returns the bitrates of AAC for one channel. */
export function aacBitrates(sampleRate: number): BitrateRange {
  const max = Math.min(256_000, Math.floor((MOST_FRAME_BITS * sampleRate) / AAC_FRAME_SAMPLES));
  return { default: Math.min(max, sampleRate >= 32_000 ? 96_000 : 64_000), min: LEAST_BITRATE, max };
}

/** Turns samples into packets of AAC. */
export interface AacPackets {
  encode(samples: Float32Array): readonly Uint8Array[];
  /**
   * Returns the last packets. Together, all packets hold the delay and the sound, and silence up to a whole frame. A sound
   * without samples has a frame of silence, because decoders take a file without packets for damaged.
   */
  finish(): readonly Uint8Array[];
}

/** Creates packets from an open encoder. */
export function createAacPackets(aac: FfmpegAac): AacPackets {
  const frames = createFrameBuffer(AAC_FRAME_SAMPLES);
  let encoded = false;
  const encode = (frame: Float32Array): readonly Uint8Array[] => {
    encoded = true;
    return aac.encode(frame);
  };
  return {
    encode: (samples) => frames.push(samples).flatMap(encode),
    finish() {
      const rest = frames.rest() ?? (encoded ? undefined : new Float32Array(AAC_FRAME_SAMPLES));
      return [...(rest === undefined ? [] : encode(rest)), ...aac.flush()];
    },
  };
}
