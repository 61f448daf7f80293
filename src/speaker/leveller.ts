import { limitPeaks } from "../audio/limiter.js";
import { checkNumber, checkOptions, describe } from "../core/checks.js";
import { OptionRangeError } from "../core/option-errors.js";
import type { Voice, VoiceMix } from "../core/voice.js";

/** How loud the sound should be. */
export interface LoudnessTarget {
  /**
   * Integrated loudness (ITU-R BS.1770), from -40 to -10. If you name it, `toFile` and `speak` measure the whole sound and
   * reach it within 0.1 LU. Streams, and calls without it, go by the measured loudness of the voice. @unit LUFS @default -19
   */
  readonly lufs?: number | undefined;
  /** Highest true peak, from -20 to 0. Louder peaks are lowered. @unit dBTP @default -1.5 */
  readonly truePeakDb?: number | undefined;
}

/** A target, or "as-is" for the level that the model returns. */
export type Loudness = LoudnessTarget | "as-is";

/** Default loudness: -19 LUFS in one channel sounds as loud as -16 LUFS in two. */
const DEFAULT_LUFS = -19;
const DEFAULT_TRUE_PEAK_DB = -1.5;

/** @throws {TypeError | RangeError} that names the option, the rule and the value. */
export function checkLoudness(path: string, value: unknown): void {
  if (value === "as-is") return;
  if (typeof value === "string")
    throw new OptionRangeError(path, `must be "as-is" or an object, got ${describe(value)}`);
  checkOptions(path, value, ["lufs", "truePeakDb"]);
  const { lufs, truePeakDb } = value as LoudnessTarget;
  if (lufs !== undefined) checkNumber(`${path}.lufs`, lufs, -40, -10);
  if (truePeakDb !== undefined) checkNumber(`${path}.truePeakDb`, truePeakDb, -20, 0);
}

/** A target of which the caller has named the loudness. */
export type NamedLoudness = LoudnessTarget & { readonly lufs: number };

/** Returns whether the caller has named a loudness, which a whole sound reaches exactly. */
export function namesLoudness(loudness: Loudness | undefined): loudness is NamedLoudness {
  return (Object(loudness) as LoudnessTarget).lufs !== undefined;
}

/** Brings an utterance to the target. @param voice the voice that speaks it */
export type Leveller = (samples: Float32Array<ArrayBuffer>, voice: VoiceMix) => Float32Array<ArrayBuffer>;

/**
 * Creates a leveller with one gain for each voice: the target less the loudness that was measured for the voice. The gain
 * is known before the first sound, so it serves streams too. A voice whose loudness is unknown keeps its level.
 *
 * @param sampleRate of the samples @unit hertz
 * @param limits whether to lower the peaks above the highest true peak @default true
 */
export function createLeveller(
  loudness: Loudness,
  voices: readonly Voice[],
  sampleRate: number,
  limits = true,
): Leveller {
  if (loudness === "as-is") return (samples) => samples;
  const { lufs = DEFAULT_LUFS } = loudness;
  const ceiling = ceilingOf(loudness);
  return (samples, mix) => {
    const measured = loudnessOf(mix, voices);
    if (measured === undefined) return samples;
    const levelled = amplify(samples, lufs - measured);
    return limits ? limitPeaks(levelled, sampleRate, ceiling) : levelled;
  };
}

/** Returns the highest true peak of a target; 1 is full scale. */
export function ceilingOf({ truePeakDb = DEFAULT_TRUE_PEAK_DB }: LoudnessTarget): number {
  return fromDecibels(truePeakDb);
}

/** Returns the loudness of a mix: the mean of its voices by their shares. `undefined` if that of a voice is unknown. */
export function loudnessOf(mix: VoiceMix, voices: readonly Voice[]): number | undefined {
  let sum = 0;
  for (const { voice, weight } of mix) {
    const measured = voices.find(({ id }) => id === voice)?.loudnessLufs;
    if (measured === undefined) return undefined;
    sum += weight * measured;
  }
  return sum;
}

/** Returns the samples with a gain. @param gainDb @unit decibels */
export function amplify(samples: Float32Array<ArrayBuffer>, gainDb: number): Float32Array<ArrayBuffer> {
  const gain = fromDecibels(gainDb);
  return samples.map((sample) => sample * gain);
}

function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20);
}
