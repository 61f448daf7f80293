import { expect, test } from "vitest";
import { lexiconEntry } from "../../src/frontend/doubtful.js";
import type { Explanation } from "../../src/frontend/explain.js";
import type { ExplainedWord } from "../../src/frontend/explained-word.js";
import {
  isAsWritten,
  type ReadingPiece,
  toSentences,
  type WordPiece,
} from "../../web/src/parts/reading/reading-pieces.js";

const TEXT = "Zorbo paid $5, 世界. <b> Bye!";

function place(written: string) {
  const start = TEXT.indexOf(written);
  return { text: written, start, end: start + written.length };
}

function word(text: string, written: string, confidence = 0.99): ExplainedWord {
  const from = confidence < 0.9 ? "model" : "lexicon";
  return {
    text,
    source: place(written),
    class: "word",
    rule: "word",
    tag: null,
    phonemes: `${text}!`,
    from,
    confidence,
  };
}

/** The reading of {@link TEXT}, as a front end gives it. */
const EXPLANATION: Explanation = {
  text: TEXT,
  spoken: "zorbo paid five dollars bye",
  phonemes: "",
  sentences: [
    { text: "Zorbo paid $5, 世界.", start: 0, end: 18 },
    { text: "Bye!", start: 23, end: 27 },
  ],
  words: [
    word("zorbo", "Zorbo", 0.4),
    word("paid", "paid"),
    word("five", "$5"),
    word("dollars", "$5"),
    word("bye", "Bye"),
  ],
  unspoken: [place("世界")],
  doubtful: [
    {
      source: place("Zorbo"),
      line: 1,
      column: 1,
      count: 1,
      reason: "new word",
      text: "zorbo",
      phonemes: "zorbo!",
      confidence: 0.4,
      suggestion: "Zorbo\t/zorbo!/",
    },
  ],
  problems: [{ message: "there is no element b", source: place("<b>"), line: 1, column: 20 }],
};

function content(piece: ReadingPiece): string {
  if (piece.kind === "problem") return piece.message;
  return piece.kind === "word" ? `${piece.written}=${piece.spoken}${piece.after}` : piece.written;
}

test("a reading shows each written word with all that is said for it, and what has no sound or no effect at its place", () => {
  expect(toSentences(EXPLANATION).map((sentence) => sentence.map(content))).toEqual([
    ["Zorbo=zorbo", "paid=paid", "$5=five dollars,", "世界", "there is no element b"],
    ["Bye=bye!"],
  ]);
});

test("a doubtful word has the reason to check it, and the others have none", () => {
  const words = toSentences(EXPLANATION)
    .flat()
    .filter((piece): piece is WordPiece => piece.kind === "word");
  expect(words.map(({ doubt }) => doubt)).toEqual([
    { reason: "new word", confidence: 0.4 },
    undefined,
    undefined,
    undefined,
  ]);
});

test("a word counts as said as it is written in any case and with either apostrophe", () => {
  expect(isAsWritten({ written: "Don’t", spoken: "don't" })).toBe(true);
  expect(isAsWritten({ written: "AI", spoken: "a i" })).toBe(false);
});

test("the entry for a possessive has the word and the phonemes without the ending", () => {
  expect(lexiconEntry("Zorbo’s", "zˈɔɹbOz")).toEqual({ written: "Zorbo", saying: "/zˈɔɹbO/" });
  expect(lexiconEntry("Zorbo", "zˈɔɹbO")).toEqual({ written: "Zorbo", saying: "/zˈɔɹbO/" });
});
