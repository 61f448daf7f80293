import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/frontend/language-of.js";
import { CUT } from "../../src/frontend/piece.js";
import { pronouncePieces } from "../../src/frontend/pronounce-pieces.js";
import { pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import { readPieces } from "../../src/frontend/read-pieces.js";
import { createGrowingText } from "../../src/frontend/text-view.js";
import type { MarkupLanguage } from "../../src/markup/markup-language.js";
import { openLetterPhonemizer } from "../speaker/support/letter-phonemizer.js";

interface Word {
  readonly said: string;
  /** The word as written, at its place in the source. */
  readonly written: string;
  readonly start: number;
  readonly rate: number | undefined;
}

const phonemizer = openLetterPhonemizer();

/** Reads a text whose parts arrive one by one, while nothing waits for them. */
async function read(parts: readonly string[], markup: MarkupLanguage): Promise<Word[]> {
  const left = [...parts];
  const arriving = {
    take: async () => ({ text: left.shift() ?? "", status: { kind: left.length === 0 ? "end" : "more" } }) as const,
    isWaiting: async () => false,
  };
  const view = createGrowingText();
  const pieces = readPieces(arriving, { markup, soundEarly: false, check: () => {} });
  const words: Word[] = [];
  const segments = pronouncePieces(pieces, view, false, ({ script }, how) =>
    pronounceSegments(script, (stretches, _, options) => phonemizer.phonemize(stretches, "en-us", options), {
      languageOf: (prosody) => languageOf(prosody, "en-us", []),
      ...how,
    }),
  );
  for await (const segment of segments) {
    if (segment === CUT) continue;
    for (const { text, source } of segment.words) {
      const { start, end } = view.toSource(source);
      words.push({ said: text, written: parts.join("").slice(start, end), start, rate: segment.prosody.rate });
    }
  }
  return words;
}

/** Cuts a text into parts of equal length. @param length in characters */
const partsOf = (text: string, length = 40): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length));

describe("marks at the end of a paragraph that is read alone", () => {
  test.each([
    "[rate:2]One here.[/rate] Two is there. [rate:3]\n\nThree is the last.",
    "[rate:2]One is here.\n\n[/rate][a](+1)b is the second. It is.",
  ])("%j is read alike in parts and whole", async (text) => {
    const words = await read(partsOf(text, 5), "plain");
    expect(words).toEqual(await read([text], "plain"));
  });
});
