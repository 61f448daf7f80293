import { limitPeaks } from "../audio/limiter.js";
import { createLoudnessMeter } from "../audio/loudness.js";
import { truePeak } from "../audio/true-peak.js";
import { amplify, ceilingOf, type NamedLoudness } from "./leveller.js";

/** Blocks of a sound that are kept until all of it is known. */
export interface SampleStore extends AsyncDisposable {
  /** Keeps a block of shape (samples,). */
  add(samples: Float32Array<ArrayBuffer>): Promise<void>;
  /** Yields the blocks in order, as often as it is called. The caller may change them. */
  read(): AsyncIterable<Float32Array<ArrayBuffer>>;
}

/** A sound that is complete, at the loudness of a target. */
export interface LevelledSound {
  /** Measured loudness. `-Infinity` for silence. @unit LUFS */
  readonly lufs: number;
  /** Yields its blocks within [-1, 1]; shape (samples,). */
  read(): AsyncIterable<Float32Array<ArrayBuffer>>;
}

/** How close the loudness must come. @unit LU */
const CLOSE_ENOUGH = 0.05;
/** Maximum number of times that the limited sound is measured. A limiter takes away less than half of a gain, so this converges. */
const MOST_ROUNDS = 6;

/**
 * Brings a whole sound to a loudness with one gain. The limiter lowers peaks above the ceiling, and the gain makes up for the
 * loudness that it takes away. A target that the ceiling does not allow is missed; `lufs` of the result tells.
 *
 * Each block is limited alone, so it should begin and end in silence, as chunks of speech do.
 *
 * @param blocks samples that may exceed full scale
 * @param store empty; the caller disposes of it after the result has been read
 */
export async function levelExactly(
  blocks: AsyncIterable<Float32Array<ArrayBuffer>>,
  store: SampleStore,
  target: NamedLoudness,
  sampleRate: number,
): Promise<LevelledSound> {
  const meter = createLoudnessMeter(sampleRate);
  let peak = 0;
  for await (const samples of blocks) {
    meter.add(samples);
    peak = Math.max(peak, truePeak(samples));
    await store.add(samples);
  }
  const measured = meter.integrated();
  const ceiling = ceilingOf(target);
  if (measured === Number.NEGATIVE_INFINITY) return { lufs: measured, read: store.read };
  const readWith = async function* (gainDb: number): AsyncGenerator<Float32Array<ArrayBuffer>, void, void> {
    for await (const samples of store.read()) yield limitPeaks(amplify(samples, gainDb), sampleRate, ceiling);
  };
  let gainDb = target.lufs - measured;
  let { lufs } = target;
  const needsLimiter = peak * 10 ** (gainDb / 20) > ceiling;
  for (let round = 0; needsLimiter && round < MOST_ROUNDS; round += 1) {
    lufs = await measureLoudness(readWith(gainDb), sampleRate);
    if (Math.abs(target.lufs - lufs) <= CLOSE_ENOUGH) break;
    if (round < MOST_ROUNDS - 1) gainDb += target.lufs - lufs;
  }
  return { lufs, read: () => readWith(gainDb) };
}

async function measureLoudness(blocks: AsyncIterable<Float32Array>, sampleRate: number): Promise<number> {
  const meter = createLoudnessMeter(sampleRate);
  for await (const samples of blocks) meter.add(samples);
  return meter.integrated();
}

/** Opens a store in memory. */
export function openMemoryStore(): SampleStore {
  const blocks: Float32Array<ArrayBuffer>[] = [];
  return {
    add: async (samples) => void blocks.push(samples),
    async *read() {
      for (const samples of blocks) {
        await new Promise((resolve) => setTimeout(resolve)); // Others have their turn between two blocks.
        yield samples.slice();
      }
    },
    async [Symbol.asyncDispose]() {
      blocks.length = 0;
    },
  };
}
