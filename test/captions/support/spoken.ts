import fc from "fast-check";
import type { SpokenText } from "../../../src/captions/pieces.js";
import type { TimedWord } from "../../../src/core/timed-word.js";

/**
 * Returns a text with times for each run of letters and digits. Each lasts a quarter of a second. The gaps last 50 ms, and
 * more after punctuation marks.
 */
export function speak(text: string): SpokenText {
  let at = 0.05;
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: written, index }): TimedWord => {
    const source = { start: index, end: index + written.length };
    const mark = text.charAt(source.end);
    const pause = /[.!?]/.test(mark) ? "sentence" : /[,;:—]/.test(mark) ? "clause" : "none";
    const startSeconds = at;
    const endSeconds = at + 0.25;
    at = endSeconds + { none: 0.05, clause: 0.2, sentence: 0.5 }[pause];
    return {
      spoken: written,
      text: written,
      source,
      startSeconds,
      endSeconds,
      estimated: false,
      pause,
      continues: false,
    };
  });
  return { text, words, durationSeconds: (words.at(-1)?.endSeconds ?? 0) + 0.1 };
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{40,60}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("and", "of", "the", "which", "$5", "don't", "well-known", "世界", "A&B", "<i>x</i>"),
  },
  { weight: 1, arbitrary: fc.constantFrom("-->", "—", "{\\b1}x", "\\N", "&amp;", "“so”", "\ud83d", "👋", "(1)", "-") },
);
const gap = fc.constantFrom(" ", " ", " ", ", ", ". ", "! ", "; ", "\n", "\n\n", "  ", "—", "\r\n", "\u2028");

/** Texts of words and punctuation marks, with awkward ones among them. */
export const anyProse: fc.Arbitrary<string> = fc
  .array(fc.tuple(word, gap), { maxLength: 80 })
  .map((parts) => parts.flat().join(""));
