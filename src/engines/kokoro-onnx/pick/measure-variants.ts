import type { CachedAsset } from "../../../assets/asset.js";
import type { AssetStore } from "../../../assets/store.js";
import type { CallOptions } from "../../../core/engine.js";
import { encodePhonemes } from "../../kokoro/encode.js";
import { SAMPLE_RATE } from "../../kokoro/speech.js";
import { DEFAULT_VOICE, voiceAsset } from "../../kokoro/voices.js";
import { DEFAULT_VARIANT, ENGINE_VARIANTS, type EngineVariant } from "../graph/variants.js";
import type { SessionInput, SessionOutput } from "../messages.js";
import { prepareModel } from "../model.js";
import { type KokoroSession, openSession } from "../session.js";
import { mixStyle, readVoice } from "../style.js";
import { logMelDistance } from "./log-mel.js";

export interface MeasureOptions extends CallOptions {
  readonly assets: AssetStore;
  readonly source: CachedAsset;
  /** As of the engine. */
  readonly threads: number;
  /** How often each utterance is spoken with each variant; the quickest time counts. */
  readonly rounds: number;
  /** Told before each round; 0 is the one that does not count. */
  readonly onRound?: (round: number) => void;
}

/** A variant, measured. */
export interface MeasuredVariant {
  readonly variant: EngineVariant;
  /** Seconds of work for a second of sound. */
  readonly realTimeFactor: number;
  /** The largest distance of its sounds from those of the default variant. @unit decibels */
  readonly distance: number;
  /** Whether it may be chosen: the same durations, and a sound less than a decibel away. */
  readonly sound: boolean;
}

/** Two sentences in Kokoro's symbols: one of 3 seconds, one of 7. */
const UTTERANCES = [
  "ðə kˈɛtᵊl hæd ʤˈʌst bəɡˈʌn tə sˈɪŋ wˌɛn sˈʌmbˌɑdi nˈɑkt twˈIs.",
  "ðə ɹˈOd ɹˈæn dˈWn tə ðə ɹˈɪvəɹ bətwˈin tˈu ɹˈOz ʌv pˈɑpləɹz, ænd æt ðə bˈɑTəm ʌv ɪt, wˌɛɹ ðə fˈɛɹi jˈust tə wˈAt, ðˌɛɹ wʌz nˌW ˈOnli ɐ pˈOst.",
];

const MOST_DISTANT = 1;

/**
 * Speaks real sentences with every variant that the embedded engine may run, in turn, so that whatever else the machine
 * does hits all of them; checks each against the default one. All of them are in memory at once.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_ENGINE_FAILED`.
 */
export async function measureVariants(options: MeasureOptions): Promise<readonly MeasuredVariant[]> {
  const { assets, source, threads, rounds, onRound, signal } = options;
  const inputs = await readInputs(assets, { signal });
  const runners: Runner[] = [];
  try {
    for (const variant of ENGINE_VARIANTS) {
      const { path: modelPath } = await prepareModel(assets, source, { variant, signal });
      const session = openSession("kokoro-onnx", { modelPath, threads });
      runners.push({ variant, session, outputs: [], seconds: inputs.map(() => Number.POSITIVE_INFINITY) });
    }
    for (let round = 0; round <= rounds; round += 1) {
      onRound?.(round);
      for (const [index, input] of inputs.entries()) {
        for (const runner of runners) await time(runner, index, input, round > 0, signal);
      }
    }
  } finally {
    for (const { session } of runners) await session[Symbol.asyncDispose]();
  }
  const reference = runners.find(({ variant }) => variant === DEFAULT_VARIANT)?.outputs ?? [];
  return runners.map((runner) => judge(runner, reference));
}

/** The quickest that may be chosen. */
export function quickest(measured: readonly MeasuredVariant[]): MeasuredVariant | undefined {
  const allowed = measured.filter(({ sound }) => sound);
  return allowed.toSorted((one, other) => one.realTimeFactor - other.realTimeFactor)[0];
}

interface Runner {
  readonly variant: EngineVariant;
  readonly session: KokoroSession;
  /** What the first round gave. */
  readonly outputs: SessionOutput[];
  /** The quickest so far, by utterance. */
  readonly seconds: number[];
}

async function time(
  { session, outputs, seconds }: Runner,
  index: number,
  input: SessionInput,
  counts: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const started = performance.now();
  const output = await session.run(input, { signal });
  const taken = (performance.now() - started) / 1000;
  outputs[index] ??= output;
  if (counts) seconds[index] = Math.min(seconds[index] ?? taken, taken);
}

function judge({ variant, outputs, seconds }: Runner, reference: readonly SessionOutput[]): MeasuredVariant {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const audioSeconds = total(outputs.map(({ samples }) => samples.length / SAMPLE_RATE));
  const same = outputs.every(({ durations }, index) => durations.join() === reference[index]?.durations.join());
  const distance = Math.max(
    ...outputs.map(({ samples }, index) => logMelDistance(samples, reference[index]?.samples ?? new Float32Array())),
  );
  return {
    variant,
    realTimeFactor: total(seconds) / audioSeconds,
    distance,
    sound: same && distance < MOST_DISTANT,
  };
}

async function readInputs(assets: AssetStore, options: CallOptions): Promise<readonly SessionInput[]> {
  const { path } = await assets.fetch(voiceAsset(DEFAULT_VOICE), options);
  const table = await readVoice(path);
  return UTTERANCES.map((phonemes) => ({
    ids: encodePhonemes(phonemes),
    style: mixStyle([{ voice: DEFAULT_VOICE, weight: 1 }], [table], phonemes.length),
    speed: 1,
  }));
}
