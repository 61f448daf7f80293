import type { Decoder } from "./decoder.js";
import type { LetterEncoding } from "./encoder.js";

/** A way of saying the word so far. */
interface Way {
  readonly said: readonly number[];
  /** Sum of log-probabilities. */
  readonly score: number;
  readonly hasStress: boolean;
}

/** Kept, but only where nothing else is left: a last letter that cannot bear the stress that is still missing. */
const HARDLY = -1e4;

/**
 * The most probable labels of a word's letters with exactly one primary stress, by beam search.
 *
 * @param stressed for each label whether it has the primary stress
 * @param beam ways that are followed at a time
 */
export function search(
  speaker: Decoder,
  reading: LetterEncoding,
  style: number,
  stressed: readonly boolean[],
  beam: number,
): readonly number[] {
  const speech = speaker.start(reading, style, beam);
  let ways: Way[] = [{ said: [], score: 0, hasStress: false }];
  for (let left = reading.letters; left > 0; left--) {
    const odds = speech.step(ways.map((way) => way.said.at(-1) ?? speaker.labels));
    const best: { source: number; label: number; score: number }[] = [];
    for (const [source, way] of ways.entries()) {
      for (let label = 0; label < speaker.labels; label++) {
        if (way.hasStress && stressed[label]) continue;
        let score = way.score + (odds[source * speaker.labels + label] as number);
        if (left === 1 && !way.hasStress && !stressed[label]) score += HARDLY;
        if (best.length === beam && score <= (best[beam - 1]?.score ?? 0)) continue;
        let place = best.length === beam ? beam - 1 : best.length;
        while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--;
        best.splice(place, 0, { source, label, score });
        best.length = Math.min(best.length, beam);
      }
    }
    speech.follow(best.map(({ source }) => source));
    ways = best.map(({ source, label, score }) => {
      const { said = [], hasStress = false } = ways[source] ?? {};
      return { said: [...said, label], score, hasStress: hasStress || stressed[label] === true };
    });
  }
  return ways[0]?.said ?? [];
}
