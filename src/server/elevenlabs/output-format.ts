import { isOptionError } from "../../core/option-errors.js";
import type { AudioFormatId } from "../../formats/audio-format.js";
import { findAudioFormat } from "../../formats/registry.js";
import { checkSinkOptions } from "../../formats/sink-options.js";
import { checkSampleRate } from "../../speaker/check-options.js";
import { RequestError } from "../speech/request-error.js";

/** A format of sound, as ElevenLabs' clients ask for it. */
export interface OutputFormat {
  readonly format: AudioFormatId;
  /** @unit hertz */
  readonly sampleRate: number;
  /** @unit bits per second @default the format has none */
  readonly bitrate?: number | undefined;
}

/** The format of clients that name none. */
export const DEFAULT_OUTPUT_FORMAT = "mp3_44100_128";

/** `mp3_44100_128`, `pcm_24000`, `opus_48000_64`, `wav_24000`, `ulaw_8000`, `alaw_8000`. */
const NAME = /^(?<format>mp3|opus|pcm|wav|ulaw|alaw)_(?<rate>\d{4,6})(?:_(?<kbits>\d{1,3}))?$/u;

/**
 * Returns the format for a name such as `"mp3_44100_128"`. The sound is made at exactly this rate and bitrate.
 *
 * @throws {RequestError} 400 for a format that cannot be made.
 */
export function parseOutputFormat(name: string): OutputFormat {
  const { format, rate, kbits } = NAME.exec(name)?.groups ?? {};
  if (format === undefined)
    throw unknown(name, "it is none of mp3_RATE_KBITS, opus_RATE_KBITS, pcm_RATE, wav_RATE, ulaw_8000 and alaw_8000");
  const sampleRate = Number(rate);
  const bitrate = kbits === undefined ? undefined : Number(kbits) * 1000;
  try {
    checkSampleRate(sampleRate);
    const audioFormat = findAudioFormat(format as AudioFormatId);
    const encoded = checkSinkOptions(audioFormat, { sampleRate, bitrate });
    if (encoded.sampleRate !== sampleRate) {
      throw unknown(name, `${format} has the sample rates ${audioFormat.sampleRates?.join(", ")}`);
    }
  } catch (error) {
    throw isOptionError(error) ? unknown(name, error.message) : error;
  }
  return { format: format as AudioFormatId, sampleRate, bitrate };
}

function unknown(name: string, why: string): RequestError {
  const failure = { status: 400, type: "invalid_request_error", code: "invalid_output_format" } as const;
  const message = `output_format ${JSON.stringify(name)} cannot be made: ${why}`;
  return new RequestError(message, { ...failure, param: "output_format" });
}
