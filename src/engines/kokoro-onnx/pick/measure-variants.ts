import type { CachedAsset } from "../../../assets/catalogue/asset.js";
import type { AssetStore } from "../../../assets/store.js";
import type { CallOptions, Engine } from "../../../core/engine.js";
import type { Speech } from "../../../core/speech.js";
import type { SpeechStyle } from "../../../core/voice.js";
import { DEFAULT_VARIANT, ENGINE_VARIANTS, type EngineVariant } from "../../../onnx/variants.js";
import { encodePhonemes } from "../../kokoro/encode.js";
import { SAMPLE_RATE, toSpeech } from "../../kokoro/speech.js";
import { mixStyle, type VoiceTable } from "../../kokoro/style.js";
import { DEFAULT_VOICE, voiceAsset } from "../../kokoro/voices.js";
import { prepareModel } from "../model.js";
import { readVoice } from "../read-voice.js";
import { type KokoroWorkers, openWorkers, planWork } from "../workers.js";
import { logMelDistance } from "./log-mel.js";

/** Another engine that is measured with the variants. It speaks the same utterances. */
export interface Rival {
  readonly name: string;
  open(): Promise<Engine>;
}

export interface MeasureOptions extends CallOptions {
  readonly rivals: readonly Rival[];
  readonly assets: AssetStore;
  readonly source: CachedAsset;
  /** Threads of each variant, as for the engine. */
  readonly threads: number;
  /** Number of times that each variant speaks each utterance. The shortest time counts. */
  readonly rounds: number;
  /** Called before each round. Round 0 does not count. */
  readonly onRound?: (round: number) => void;
}

/** Measurement of a variant of the embedded engine, or of a rival. */
export interface Measured {
  readonly name: string;
  /** Real-time factor: seconds of work for a second of sound. */
  readonly realTimeFactor: number;
  /** The largest distance of its sounds from those of the default variant. @unit decibels */
  readonly distance: number;
  /** Whether it may be chosen: its durations are the same, and the distance of its sound is less than a decibel. */
  readonly sound: boolean;
}

/** Two sentences in Kokoro's symbols: one of 3 seconds, one of 7. */
const UTTERANCES = [
  "ðə kˈɛtᵊl hæd ʤˈʌst bəɡˈʌn tə sˈɪŋ wˌɛn sˈʌmbˌɑdi nˈɑkt twˈIs.",
  "ðə ɹˈOd ɹˈæn dˈWn tə ðə ɹˈɪvəɹ bətwˈin tˈu ɹˈOz ʌv pˈɑpləɹz, ænd æt ðə bˈɑTəm ʌv ɪt, wˌɛɹ ðə fˈɛɹi jˈust tə wˈAt, ðˌɛɹ wʌz nˌW ˈOnli ɐ pˈOst.",
];

const MOST_DISTANT = 1;

/**
 * Speaks real sentences with every variant that the embedded engine may run, and compares each with the default variant. The
 * variants take turns, so that other work of the machine affects all of them. All of them are in memory at the same time.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_GRAPH_UNSUPPORTED`, `VOX_ENGINE_FAILED`.
 */
export async function measureVariants(options: MeasureOptions): Promise<readonly Measured[]> {
  const { assets, source, rounds, rivals, onRound, signal } = options;
  const { threads } = planWork(1, options.threads);
  const table = await readVoice((await assets.fetch(voiceAsset(DEFAULT_VOICE), { signal })).path);
  const runners: Runner[] = [];
  try {
    for (const variant of ENGINE_VARIANTS) {
      const { path: modelPath } = await prepareModel(assets, source, { variant, signal });
      runners.push(runVariant(variant, openWorkers("kokoro-onnx", modelPath, { workers: 1, threads }), table));
    }
    for (const rival of rivals) runners.push(runRival(rival.name, await rival.open()));
    for (let round = 0; round <= rounds; round += 1) {
      onRound?.(round);
      for (const [index, phonemes] of UTTERANCES.entries()) {
        for (const runner of runners) await time(runner, index, phonemes, round > 0, signal);
      }
    }
  } finally {
    for (const runner of runners) await runner.close();
  }
  const reference = runners.find(({ name }) => name === DEFAULT_VARIANT)?.spoken ?? [];
  return runners.map((runner) => judge(runner, reference));
}

/** Returns the fastest measurement that may be chosen. */
export function quickest(measured: readonly Measured[]): Measured | undefined {
  const allowed = measured.filter(({ sound }) => sound);
  return allowed.toSorted((one, other) => one.realTimeFactor - other.realTimeFactor)[0];
}

interface Runner {
  readonly name: string;
  speak(phonemes: string, options: CallOptions): Promise<Speech>;
  close(): Promise<void>;
  /** The speech of the first round. */
  readonly spoken: Speech[];
  /** The shortest time so far, for each utterance. */
  readonly seconds: number[];
}

function runVariant(name: EngineVariant, session: KokoroWorkers, table: VoiceTable): Runner {
  const voice = [{ voice: DEFAULT_VOICE, weight: 1 }];
  return {
    name,
    async speak(phonemes, options) {
      const input = { ids: encodePhonemes(phonemes), style: mixStyle(voice, [table], phonemes.length), speed: 1 };
      const { samples, durations } = await session.run(input, options);
      return toSpeech(samples, durations);
    },
    close: async () => session[Symbol.asyncDispose](),
    spoken: [],
    seconds: [],
  };
}

function runRival(name: string, engine: Engine): Runner {
  const style: SpeechStyle = { voice: [{ voice: DEFAULT_VOICE, weight: 1 }], speed: 1 };
  return {
    name,
    speak: (phonemes, options) => {
      const source = { start: 0, end: phonemes.length };
      return engine.synthesize({ phonemes, words: [], source, text: "", language: "en-us" }, style, options);
    },
    close: async () => engine[Symbol.asyncDispose](),
    spoken: [],
    seconds: [],
  };
}

async function time(
  runner: Runner,
  index: number,
  phonemes: string,
  counts: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const started = performance.now();
  const speech = await runner.speak(phonemes, { signal });
  const taken = (performance.now() - started) / 1000;
  runner.spoken[index] ??= speech;
  if (counts) runner.seconds[index] = Math.min(runner.seconds[index] ?? taken, taken);
}

function judge({ name, spoken, seconds }: Runner, reference: readonly Speech[]): Measured {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const audioSeconds = total(spoken.map(({ samples }) => samples.length / SAMPLE_RATE));
  const same = spoken.every(
    ({ frames }, index) => frames?.phonemes.join() === reference[index]?.frames?.phonemes.join(),
  );
  const distance = Math.max(
    ...spoken.map(({ samples }, index) => logMelDistance(samples, reference[index]?.samples ?? new Float32Array())),
  );
  return { name, realTimeFactor: total(seconds) / audioSeconds, distance, sound: same && distance < MOST_DISTANT };
}
