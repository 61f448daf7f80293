import { createStreamResampler } from "../audio/resample.js";
import { concatBytes } from "../core/concat-bytes.js";
import type { AudioFormatId } from "./audio-format.js";
import type { Encoder, EncoderSettings } from "./encoder.js";
import { findAudioFormat } from "./registry.js";

/** Request for an encoder. It can be sent to a thread. */
export interface SessionRequest {
  readonly format: AudioFormatId;
  readonly settings: EncoderSettings;
  /** Sample rate of the samples that come. @unit hertz */
  readonly inputRate: number;
}

/** Opens an encoder that resamples first. */
export async function openEncoderSession({ format, settings, inputRate }: SessionRequest): Promise<Encoder> {
  const encoder = await findAudioFormat(format).openEncoder(settings);
  const resampler = createStreamResampler(inputRate, settings.sampleRate);
  return {
    encode: (samples) => encoder.encode(resampler.push(samples)),
    finish() {
      const before = encoder.encode(resampler.end());
      const { bytes, patches } = encoder.finish();
      return { bytes: concatBytes([before, bytes]), patches };
    },
  };
}
