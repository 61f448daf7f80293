import { checkInteger, checkOptions, checkSignal } from "../core/checks.js";
import { OptionRangeError } from "../core/option-errors.js";
import type { AudioFormat } from "./audio-format.js";
import { type AudioTags, checkCover, checkTags } from "./audio-tags.js";
import type { EncoderSettings } from "./encoder.js";
import type { EncoderThread } from "./encoder-thread.js";
import { AUDIO_FORMATS } from "./registry.js";

/** Options of an encoded sound. */
export interface EncodingOptions {
  /** Size of a second of sound, for a format that has a bitrate. @default the format's own for speech @unit bits per second */
  readonly bitrate?: number | undefined;
  /** Title, artist and other facts. @default none */
  readonly tags?: AudioTags | undefined;
  /** Content of a JPEG or PNG file. @default none */
  readonly cover?: Uint8Array | undefined;
}

/** Names of all options of {@link EncodingOptions}. */
export const ENCODING_OPTIONS: readonly string[] = Object.keys({
  bitrate: true,
  tags: true,
  cover: true,
} satisfies Record<keyof EncodingOptions, true>);

/** Options of `openAudioSink`. */
export interface AudioSinkOptions extends EncodingOptions {
  /** Sample rate of the samples that are written. @unit hertz */
  readonly sampleRate: number;
  /** Whether the bytes go to a stream, whose length may have no limit. @default false */
  readonly streaming?: boolean | undefined;
  /** Ends the sink at once and frees what it holds. */
  readonly signal?: AbortSignal | undefined;
  /** A thread that several sinks share. @default a thread of its own, which ends with the sink */
  readonly thread?: EncoderThread | undefined;
}

const NAMES: readonly string[] = ["sampleRate", ...ENCODING_OPTIONS, "streaming", "signal", "thread"];
/** The sample rates that a sink accepts. @unit hertz */
const LEAST_RATE = 8_000;
const MOST_RATE = 192_000;

/**
 * Checks the options of a sink, and returns the settings of its encoder.
 *
 * @throws {TypeError | RangeError} The message names the values that the format allows.
 */
export function checkSinkOptions(format: AudioFormat, options: AudioSinkOptions): EncoderSettings {
  checkOptions("options", options, NAMES);
  if (options.signal !== undefined) checkSignal("signal", options.signal);
  const sampleRate = encodedRate(format, checkInteger("sampleRate", options.sampleRate, LEAST_RATE, MOST_RATE));
  const tags = checkTags(options.tags ?? {});
  for (const name of Object.keys(tags) as (keyof AudioTags)[]) {
    if (!format.tags.includes(name)) throw unsupported(format, `tags.${name}`, ({ tags }) => tags.includes(name));
  }
  const { streaming = false } = options;
  const settings = { sampleRate, bitrate: checkBitrate(format, sampleRate, options), tags, streaming };
  if (options.cover === undefined) return settings;
  const cover = checkCover(options.cover);
  if (!format.cover) throw unsupported(format, "cover", (other) => other.cover);
  return { ...settings, cover };
}

/**
 * Divides options among several formats: each format gets those that it has. An option that none of them has goes to all, so
 * that the check rejects it.
 */
export function divideEncodingOptions(
  formats: readonly AudioFormat[],
  { bitrate, tags, cover }: EncodingOptions,
): readonly EncodingOptions[] {
  const someHave = (has: (format: AudioFormat) => boolean): boolean => formats.some(has);
  const hasBitrate = ({ bitrates }: AudioFormat): boolean => bitrates !== undefined;
  return formats.map((format) => ({
    bitrate: hasBitrate(format) || !someHave(hasBitrate) ? bitrate : undefined,
    tags:
      tags &&
      Object.fromEntries(
        Object.entries(tags).filter(([tag]) => {
          const hasTag = ({ tags: names }: AudioFormat): boolean => (names as readonly string[]).includes(tag);
          return hasTag(format) || !someHave(hasTag);
        }),
      ),
    cover: format.cover || !someHave((other) => other.cover) ? cover : undefined,
  }));
}

/** Returns the lowest rate of the format that keeps all of the sound, or its highest. @unit hertz */
function encodedRate({ sampleRates }: AudioFormat, sampleRate: number): number {
  if (sampleRates === undefined) return sampleRate;
  return sampleRates.find((rate) => rate >= sampleRate) ?? sampleRates.at(-1) ?? sampleRate;
}

function checkBitrate(format: AudioFormat, sampleRate: number, { bitrate }: AudioSinkOptions): number {
  const range = format.bitrates?.(sampleRate);
  if (bitrate === undefined) return range?.default ?? 0;
  if (range === undefined) throw unsupported(format, "bitrate", ({ bitrates }) => bitrates !== undefined);
  const { min, max, steps } = range;
  const checked = checkInteger("bitrate", bitrate, 0, Number.MAX_SAFE_INTEGER);
  const isWithin = checked >= min && checked <= max;
  if (isWithin && (steps === undefined || steps.includes(checked))) return checked;
  const allowed = isWithin ? `one of ${steps?.join(", ")} bits per second` : `${min} to ${max}`;
  throw new OptionRangeError("bitrate", `of ${format.id} at ${sampleRate} Hz must be ${allowed}, got ${checked}`);
}

function unsupported(format: AudioFormat, option: string, has: (format: AudioFormat) => boolean): OptionRangeError {
  const others = AUDIO_FORMATS.filter(has).map(({ id }) => id);
  return new OptionRangeError(option, `is not an option of ${format.id}, only of ${others.join(", ")}`);
}
