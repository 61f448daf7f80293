import type { Engine, SynthesizeOptions, WorkersStatus } from "../../../src/core/engine.js";
import type { Speech } from "../../../src/core/speech.js";
import type { Utterance } from "../../../src/core/utterance.js";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";

export interface RecordingEngine extends Engine {
  /** The utterances that it received, in order. */
  readonly utterances: readonly Utterance[];
  /** The options of the calls for them. */
  readonly calls: readonly SynthesizeOptions[];
  /** Number of calls in progress. */
  readonly running: number;
  /** Largest number of calls in progress so far. */
  readonly mostRunning: number;
}

export interface RecordingOptions {
  readonly maxPhonemes?: number;
  readonly concurrency?: number;
  /** @default the engine has no workers */
  readonly status?: () => WorkersStatus;
  /** Called before an utterance is spoken. It may wait, or throw. */
  readonly before?: (utterance: Utterance, index: number, signal: AbortSignal | undefined) => Promise<void> | void;
}

/** Opens a tone engine with its own limits that records the utterances it receives. */
export function openRecordingEngine(options: RecordingOptions = {}): RecordingEngine {
  const tones = Array.from({ length: options.concurrency ?? 1 }, () => createToneEngine());
  const [first = createToneEngine()] = tones;
  const utterances: Utterance[] = [];
  const calls: SynthesizeOptions[] = [];
  let running = 0;
  let mostRunning = 0;

  const synthesize: Engine["synthesize"] = async (utterance, style, call = {}): Promise<Speech> => {
    const index = utterances.push(utterance) - 1;
    calls.push(call);
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    try {
      await options.before?.(utterance, index, call.signal);
      return await (tones[index % tones.length] ?? first).synthesize(utterance, style, call);
    } finally {
      running -= 1;
    }
  };

  return {
    ...first,
    ...(options.status && { status: options.status }),
    id: "recording",
    maxInputLength: options.maxPhonemes ?? first.maxInputLength,
    concurrency: options.concurrency ?? 1,
    synthesize,
    utterances,
    calls,
    get running() {
      return running;
    },
    get mostRunning() {
      return mostRunning;
    },
    async [Symbol.asyncDispose]() {
      for (const tone of tones) await tone[Symbol.asyncDispose]();
    },
  };
}
