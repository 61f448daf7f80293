import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createCachedEngine,
  createFolderUtteranceStore,
  createKokoroOnnxEngine,
  createMemoryUtteranceStore,
  createSpeaker,
  type Engine,
  type UtteranceStore,
} from "voxweave";

/**
 * npm run bench:cache
 *
 * Measures the time to the first chunk of a sentence that was spoken before, and where the time goes. It first checks that the
 * sound is the same to the last bit.
 */
const REPEATS = 200;
const SENTENCES = {
  word: "Yes.",
  sentence: "The captain of the ferry had painted the bridge in the spring.",
  numbers: "On 3 March 2021 the St. James Museum sold 1,250 tickets at $12.50 each.",
};

const folder = await mkdtemp(join(tmpdir(), "voxweave-cache-"));
try {
  const stores = { memory: createMemoryUtteranceStore(), folder: createFolderUtteranceStore(folder) };
  for (const [name, store] of Object.entries(stores)) await measureStore(name, store);
} finally {
  await rm(folder, { recursive: true });
}

async function measureStore(storeName: string, store: UtteranceStore): Promise<void> {
  await using engine = timed(createCachedEngine(await createKokoroOnnxEngine(), { store }));
  await using speaker = await createSpeaker({ engine });
  console.log(`\n${storeName}, ms: p50 / p95 of ${REPEATS}\n`);
  console.log(
    "| text | sound s | first time | repeated | reading | cache | rest |\n| --- | --- | --- | --- | --- | --- | --- |",
  );
  for (const [name, text] of Object.entries(SENTENCES)) {
    await using warm = speaker.stream(`${name} is warm.`);
    await warm.next();
    const first = await firstChunk(text);
    await new Promise((resolve) => setTimeout(resolve, 200)); // Until the store has the sound.
    const repeats: Measured[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) repeats.push(await firstChunk(text));
    if (repeats.some(({ samples }) => !Buffer.from(samples.buffer).equals(Buffer.from(first.samples.buffer)))) {
      throw new Error(`the cached sound of "${text}" differs from the first one`);
    }
    const column = (value: (one: Measured) => number): string => quantiles(repeats.map(value));
    const cells = [
      name,
      (first.samples.length / engine.sampleRate).toFixed(2),
      first.totalMs.toFixed(0),
      column(({ totalMs }) => totalMs),
      column(({ readingMs }) => readingMs),
      column(({ cacheMs }) => cacheMs),
      column(({ totalMs, readingMs, cacheMs }) => totalMs - readingMs - cacheMs),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }

  async function firstChunk(text: string): Promise<Measured> {
    const started = performance.now();
    await using stream = speaker.stream(text);
    const chunk = await stream.next();
    const totalMs = performance.now() - started;
    const samples = chunk.done ? new Float32Array(0) : chunk.value.samples;
    return { samples, totalMs, readingMs: engine.calledMs - started, cacheMs: engine.answeredMs - engine.calledMs };
  }
}

interface Measured {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly totalMs: number;
  /** From the call to the first utterance. */
  readonly readingMs: number;
  readonly cacheMs: number;
}

interface TimedEngine extends Engine {
  calledMs: number;
  answeredMs: number;
}

/** Notes when the engine is called for the first utterance of a text, and when it answers. */
function timed(engine: Engine): TimedEngine {
  const noting: TimedEngine = {
    ...engine,
    calledMs: 0,
    answeredMs: 0,
    async synthesize(utterance, ...call) {
      const isFirst = utterance.source.start === 0;
      if (isFirst) noting.calledMs = performance.now();
      const speech = await engine.synthesize(utterance, ...call);
      if (isFirst) noting.answeredMs = performance.now();
      return speech;
    },
  };
  return noting;
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}
