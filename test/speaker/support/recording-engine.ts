import type { Engine } from "../../../src/core/engine.js";
import type { Speech } from "../../../src/core/speech.js";
import type { Utterance } from "../../../src/core/utterance.js";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";

export interface RecordingEngine extends Engine {
  /** What it was asked to speak, in order. */
  readonly asked: readonly Utterance[];
  /** Calls that have not ended yet. */
  readonly running: number;
  /** The most calls at once so far. */
  readonly mostRunning: number;
}

export interface RecordingOptions {
  readonly maxPhonemes?: number;
  readonly concurrency?: number;
  /** Called before an utterance is spoken; may take its time, or fail. */
  readonly before?: (utterance: Utterance, index: number, signal: AbortSignal | undefined) => Promise<void> | void;
}

/** The tone engine, with limits of its own and a memory of what it was asked for. */
export function openRecordingEngine(options: RecordingOptions = {}): RecordingEngine {
  const tones = Array.from({ length: options.concurrency ?? 1 }, () => createToneEngine());
  const [first = createToneEngine()] = tones;
  const asked: Utterance[] = [];
  let running = 0;
  let mostRunning = 0;

  const synthesize: Engine["synthesize"] = async (utterance, style, call = {}): Promise<Speech> => {
    const index = asked.push(utterance) - 1;
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
    id: "recording",
    maxInputLength: options.maxPhonemes ?? first.maxInputLength,
    concurrency: options.concurrency ?? 1,
    synthesize,
    asked,
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
