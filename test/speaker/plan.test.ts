import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Pronounce, pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import { plainMarkedText } from "../../src/markup/marked-text.js";
import { planUtterances } from "../../src/speaker/plan.js";
import type { UtteranceDraft } from "../../src/speaker/utterance-draft.js";
import { paragraphs } from "../../src/text/paragraphs.js";
import { sentences } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokenize.js";
import { anyText } from "../support/any-text.js";
import { EN_US } from "../support/languages.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";

const phonemizer = openLetterPhonemizer();
const pronounce: Pronounce = (passages, _, options) => phonemizer.phonemize(passages, "en-us", options);

function read(text: string, by = pronounce): ReturnType<typeof pronounceSegments> {
  return pronounceSegments(plainMarkedText(text), by, { languageOf: () => "en-us" });
}

async function plan(text: string, maxPhonemes = 510, soundEarly = false): Promise<UtteranceDraft[]> {
  const phrases: UtteranceDraft[] = [];
  for await (const phrase of planUtterances(read(text), { maxPhonemes, soundEarly })) phrases.push(phrase);
  return phrases;
}

const lengths = (phrases: readonly UtteranceDraft[]): number[] => phrases.map(({ phonemes }) => phonemes.length);
const written = (text: string, phrases: readonly UtteranceDraft[]): string[] =>
  phrases.map(({ source }) => text.slice(source.start, source.end));

describe("whatever the text, and however little the engine takes", () => {
  const settings = fc.record({ maxPhonemes: fc.constantFrom(1, 2, 7, 60, 510), soundEarly: fc.boolean() });
  const check = (body: (text: string, phrases: readonly UtteranceDraft[], max: number) => Promise<void> | void) =>
    fc.assert(
      fc.asyncProperty(anyText, settings, async (text, { maxPhonemes, soundEarly }) => {
        await body(text, await plan(text, maxPhonemes, soundEarly), maxPhonemes);
      }),
      { numRuns: 200 },
    );

  test("the phrases tile the text", () =>
    check((text, phrases) => {
      let end = 0;
      for (const { source } of phrases) {
        expect(source.start).toBe(end);
        expect(source.end).toBeGreaterThanOrEqual(source.start);
        end = source.end;
      }
      expect(end).toBe(text.length);
    }));

  test("none is longer than the engine takes", () =>
    check((_, phrases, max) => {
      expect(Math.max(0, ...lengths(phrases))).toBeLessThanOrEqual(max);
    }));

  test("they say every phoneme that was read, in order, and nothing has become unspoken or is forgotten", () =>
    check(async (text, phrases) => {
      const ranges = [...paragraphs(text)].flatMap((paragraph) => [...sentences(text, paragraph, EN_US.sentenceEnds)]);
      const read = await phonemizer.phonemize(
        ranges.map((range) => tokenize(text, range, EN_US)),
        "en-us",
      );
      // Spaces and full stops may be put between phrases that are joined.
      const sounds = (all: readonly { readonly phonemes: string }[]): string =>
        all.map(({ phonemes }) => phonemes.replaceAll(/[ .]/g, "")).join("");
      expect(sounds(phrases)).toBe(sounds(read));
      expect(phrases.flatMap(({ unspoken }) => unspoken)).toEqual(read.flatMap(({ unspoken }) => unspoken));
    }));

  test("their words lie in order, inside the phrase on both sides", () =>
    check((_, phrases) => {
      for (const { words, phonemes, source } of phrases) {
        let at = { phoneme: 0, character: source.start };
        for (const word of words) {
          expect(word.phonemes.start).toBeGreaterThanOrEqual(at.phoneme);
          expect(word.phonemes.end).toBeGreaterThan(word.phonemes.start);
          // Words that are one in writing share its place.
          if (word.source.end !== at.character) expect(word.source.start).toBeGreaterThanOrEqual(at.character);
          at = { phoneme: word.phonemes.end, character: word.source.end };
        }
        expect(at.phoneme).toBeLessThanOrEqual(phonemes.length);
        expect(at.character).toBeLessThanOrEqual(source.end);
      }
    }));
});

describe("how long phrases are", () => {
  const sentence = (letters: number): string => `Word ${"word ".repeat(letters / 5 - 2)}end.`;

  test("short sentences are spoken together, up to a goal", async () => {
    const phrases = await plan(Array(20).fill(sentence(50)).join(" "));
    expect(Math.max(...lengths(phrases))).toBeLessThanOrEqual(220);
    expect(Math.min(...lengths(phrases))).toBeGreaterThan(150);
  });

  test("a sentence that is longer than the goal, but not too long, stays whole", async () => {
    expect(lengths(await plan(`${sentence(280)} ${sentence(280)}`))).toEqual([279, 279]);
  });

  test("one that is too long is cut into parts that are alike", async () => {
    const [first = 0, second = 0, ...rest] = lengths(await plan(sentence(400)));
    expect(rest).toEqual([]);
    expect(Math.abs(first - second)).toBeLessThan(60);
  });

  test.each([true, false])("paragraphs are never spoken together, however short (sound early: %s)", async (early) => {
    const phrases = await plan(`Title\n\n${sentence(100)}\n\n“Stop!”\n\n“Why?”\n\nEnd`, 510, early);
    const ends = phrases.filter(({ paragraphEnd }) => paragraphEnd !== undefined);
    expect(ends.map(({ phonemes }) => phonemes.slice(-5))).toEqual(["itle.", " end.", "top!”", "why?”", "end."]);
    expect(ends.map(({ paragraphEnd }) => paragraphEnd)).toEqual([
      "heading",
      "paragraph",
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
  });

  test("a sentence of a word or two is spoken alone, so that the pause beside it can be heard", async () => {
    const text = `Yes. No. ${sentence(60)} ${sentence(60)} Hm.`;
    expect(written(text, await plan(text)).map((it) => it.trim().length)).toEqual([4, 3, 119, 3]);
  });

  test("where sound is to start early, the first is a clause, and each is little longer than those before", async () => {
    const clauses = `${"there was a word, ".repeat(40)}and an end.`;
    const [first = 0, ...rest] = lengths(
      await plan(`Once upon a summer's time, ${clauses} ${sentence(200)}`, 510, true),
    );
    expect(first).toBeLessThanOrEqual(45);
    expect(first).toBeGreaterThanOrEqual(18);
    let before = first;
    for (const length of rest) {
      expect(length).toBeLessThanOrEqual(Math.max(45, before * 2.25));
      before = Math.max(before, length);
    }
    expect(Math.max(...rest)).toBeGreaterThan(150);
  });
});

describe("text without sound", () => {
  test("goes along with what sounds, so that no pause is made for it", async () => {
    const text = "Hello there, everybody. 世界。 ... Good bye to everybody.";
    expect(written(text, await plan(text))).toEqual([text]);
  });

  test("between two paragraphs takes nothing from the pause between them", async () => {
    const long = "word ".repeat(40);
    const phrases = await plan(`${long}.\n\n世界。 ${long}.`);
    expect(phrases.map(({ paragraphEnd }) => paragraphEnd)).toEqual(["paragraph", "paragraph"]);
  });

  test("that goes on and on comes in pieces, and is reported as it comes", async () => {
    const text = "世界。".repeat(20_000);
    const phrases = await plan(text);
    expect(phrases.length).toBeGreaterThan(5);
    for (const { source } of phrases) expect(source.end - source.start).toBeLessThanOrEqual(5_000);
    expect(phrases.flatMap(({ unspoken }) => unspoken)).toHaveLength(20_000);
  });

  test.each(["", " ", "\n\n", "...", "世界"])("%j alone makes at most one phrase, without phonemes", async (text) => {
    const phrases = await plan(text);
    expect(phrases.map(({ phonemes }) => phonemes)).toEqual(text === "" ? [] : [""]);
  });
});

test("absurd texts are planned through to their end", async () => {
  for (const text of ["word ".repeat(50_000), "a".repeat(100_000), "?!".repeat(20_000), "x,".repeat(20_000)]) {
    const phrases = await plan(text, 300);
    expect(phrases.at(-1)?.source.end).toBe(text.length);
    expect(Math.max(...lengths(phrases))).toBeLessThanOrEqual(300);
  }
});

test("only as much is read as is asked for: the first phrase is there after the first sentences", async () => {
  let passages = 0;
  const counting: Pronounce = (batch, language, options) => {
    passages += batch.length;
    return pronounce(batch, language, options);
  };
  const text = "This is a sentence of some length, neither long nor short. ".repeat(1000);
  const phrases = planUtterances(read(text, counting), { maxPhonemes: 510, soundEarly: true });
  await phrases.next();
  expect(passages).toBeLessThan(20);
  await phrases.return(undefined);
});
