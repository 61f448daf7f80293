import type { Decoder } from "./decoder.js";
import type { LetterEncoding } from "./encoder.js";

/** The labels of a word's letters. */
export interface Labelling {
  readonly labels: readonly number[];
  /** The probability that the network gives to these labels, from 0 to 1. */
  readonly probability: number;
}

/** A hypothesis of the beam search: labels for the letters so far. */
interface Hypothesis {
  readonly said: readonly number[];
  /** Sum of log-probabilities. */
  readonly score: number;
  readonly hasStress: boolean;
}

/** Log-probability penalty for a hypothesis that ends without primary stress. */
const WITHOUT_STRESS = -1e4;

/**
 * Finds the most probable labels of a word's letters with exactly one primary stress, by beam search.
 *
 * @param stressed whether each label has the primary stress
 * @param beam the number of hypotheses kept after each letter
 */
export function search(
  decoder: Decoder,
  encoding: LetterEncoding,
  style: number,
  stressed: readonly boolean[],
  beam: number,
): Labelling {
  const decoding = decoder.start(encoding, style, beam);
  let hypotheses: Hypothesis[] = [{ said: [], score: 0, hasStress: false }];
  for (let left = encoding.letters; left > 0; left--) {
    const odds = decoding.step(hypotheses.map((hypothesis) => hypothesis.said.at(-1) ?? decoder.labels));
    const best: { source: number; label: number; score: number }[] = [];
    for (const [source, hypothesis] of hypotheses.entries()) {
      for (let label = 0; label < decoder.labels; label++) {
        if (hypothesis.hasStress && stressed[label]) continue;
        let score = hypothesis.score + (odds[source * decoder.labels + label] as number);
        if (left === 1 && !hypothesis.hasStress && !stressed[label]) score += WITHOUT_STRESS;
        if (best.length === beam && score <= (best[beam - 1]?.score ?? 0)) continue;
        let place = best.length === beam ? beam - 1 : best.length;
        while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--;
        best.splice(place, 0, { source, label, score });
        best.length = Math.min(best.length, beam);
      }
    }
    decoding.follow(best.map(({ source }) => source));
    hypotheses = best.map(({ source, label, score }) => {
      const { said = [], hasStress = false } = hypotheses[source] ?? {};
      return { said: [...said, label], score, hasStress: hasStress || stressed[label] === true };
    });
  }
  const [best] = hypotheses;
  return { labels: best?.said ?? [], probability: Math.exp(best?.score ?? 0) };
}
