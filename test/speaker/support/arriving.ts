import fc from "fast-check";
import type { SpeechChunk } from "../../../src/speaker/speak-options.js";

/** Cuts a text at places, and yields its parts one by one, each in a turn of the event loop of its own. */
export async function* arriving(text: string, places: readonly number[]): AsyncGenerator<string> {
  for (const part of partsOf(text, places)) {
    await new Promise((resolve) => setImmediate(resolve));
    yield part;
  }
}

/** Cuts a text at places; into single characters if `places` is empty. */
export function partsOf(text: string, places: readonly number[]): readonly string[] {
  if (places.length === 0) return text.split("");
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((cut, index) => text.slice(cut, cuts[index] ?? text.length));
}

/** Places at which a text is cut. */
export const anyPlaces: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 2_000 }), { maxLength: 20 });

/**
 * Returns the comparable part of a chunk: the length and the sum in place of the samples. Its range and
 * its problems are left out, because markup between two blocks may belong to the chunk before it or after it.
 */
export function comparable({ samples, source: _, problems: __, ...chunk }: SpeechChunk): object {
  return { ...chunk, length: samples.length, sum: samples.reduce((sum, sample) => sum + sample, 0) };
}
