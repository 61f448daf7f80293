import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Pronounce, pronounceSegments } from "../../src/frontend/pronounce-segments.js";
import { parseInline } from "../../src/markup/inline.js";
import { plainMarkedText } from "../../src/markup/marked-text.js";
import { type PlannedUtterance, planUtterances } from "../../src/speaker/plan.js";
import type { UtteranceDraft } from "../../src/speaker/utterance-draft.js";
import { paragraphs } from "../../src/text/paragraphs.js";
import { sentences } from "../../src/text/sentences.js";
import { tokenize } from "../../src/text/tokenize.js";
import { anyText } from "../support/any-text.js";
import { EN_US } from "../support/languages.js";
import { runs } from "../support/runs.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";

const phonemizer = openLetterPhonemizer();
const pronounce: Pronounce = (segments, _, options) => phonemizer.phonemize(segments, "en-us", options);

function read(text: string, by = pronounce): ReturnType<typeof pronounceSegments> {
  return pronounceSegments(plainMarkedText(text), by, { languageOf: () => "en-us" });
}

async function plan(text: string, maxPhonemes = 510, soundEarly = false): Promise<PlannedUtterance[]> {
  const drafts: PlannedUtterance[] = [];
  for await (const draft of planUtterances(read(text), { maxPhonemes, soundEarly })) drafts.push(draft);
  return drafts;
}

const lengths = (drafts: readonly UtteranceDraft[]): number[] => drafts.map(({ phonemes }) => phonemes.length);
const written = (text: string, drafts: readonly UtteranceDraft[]): string[] =>
  drafts.map(({ source }) => text.slice(source.start, source.end));

describe("drafts of any text, for any limit of the engine", () => {
  const settings = fc.record({ maxPhonemes: fc.constantFrom(1, 2, 7, 60, 510), soundEarly: fc.boolean() });
  const check = (body: (text: string, drafts: readonly PlannedUtterance[], max: number) => Promise<void> | void) =>
    fc.assert(
      fc.asyncProperty(anyText, settings, async (text, { maxPhonemes, soundEarly }) => {
        await body(text, await plan(text, maxPhonemes, soundEarly), maxPhonemes);
      }),
      { numRuns: runs(200) },
    );

  test("the drafts tile the text", () =>
    check((text, drafts) => {
      let end = 0;
      for (const { source } of drafts) {
        expect(source.start).toBe(end);
        expect(source.end).toBeGreaterThanOrEqual(source.start);
        end = source.end;
      }
      expect(end).toBe(text.length);
    }));

  test("the last draft says that it is the last", () =>
    check((_, drafts) => {
      expect(drafts.flatMap(({ isLast }, index) => (isLast === true ? [index] : []))).toEqual(
        drafts.length === 0 ? [] : [drafts.length - 1],
      );
    }));

  test("no draft is longer than the limit of the engine", () =>
    check((_, drafts, max) => {
      expect(Math.max(0, ...lengths(drafts))).toBeLessThanOrEqual(max);
    }));

  test("the drafts contain every phoneme of the text in order, and the same unspoken ranges", () =>
    check(async (text, drafts) => {
      const ranges = [...paragraphs(text)].flatMap((paragraph) => [...sentences(text, paragraph, EN_US.sentenceEnds)]);
      const read = await phonemizer.phonemize(
        ranges.map((range) => tokenize(text, range, EN_US)),
        "en-us",
      );
      // Joining drafts may insert spaces and full stops between them.
      const sounds = (all: readonly { readonly phonemes: string }[]): string =>
        all.map(({ phonemes }) => phonemes.replaceAll(/[ .]/g, "")).join("");
      expect(sounds(drafts)).toBe(sounds(read));
      expect(drafts.flatMap(({ unspoken }) => unspoken)).toEqual(read.flatMap(({ unspoken }) => unspoken));
    }));

  test("the words of a draft are in order, and lie inside its phonemes and its range of the text", () =>
    check((_, drafts) => {
      for (const { words, phonemes, source } of drafts) {
        let at = { phoneme: 0, character: source.start };
        for (const word of words) {
          expect(word.phonemes.start).toBeGreaterThanOrEqual(at.phoneme);
          expect(word.phonemes.end).toBeGreaterThan(word.phonemes.start);
          // Spoken words that are one written word share its range.
          if (word.source.end !== at.character) expect(word.source.start).toBeGreaterThanOrEqual(at.character);
          at = { phoneme: word.phonemes.end, character: word.source.end };
        }
        expect(at.phoneme).toBeLessThanOrEqual(phonemes.length);
        expect(at.character).toBeLessThanOrEqual(source.end);
      }
    }));
});

describe("length of drafts", () => {
  const sentence = (letters: number): string => `Word ${"word ".repeat(letters / 5 - 2)}end.`;

  test("short sentences are joined up to the goal", async () => {
    const drafts = await plan(Array(20).fill(sentence(50)).join(" "));
    expect(Math.max(...lengths(drafts))).toBeLessThanOrEqual(220);
    expect(Math.min(...lengths(drafts))).toBeGreaterThan(150);
  });

  test("a sentence that is longer than the goal but within the limit stays whole", async () => {
    expect(lengths(await plan(`${sentence(280)} ${sentence(280)}`))).toEqual([279, 279]);
  });

  test("a sentence that is too long is cut into parts of about equal length", async () => {
    const [first = 0, second = 0, ...rest] = lengths(await plan(sentence(400)));
    expect(rest).toEqual([]);
    expect(Math.abs(first - second)).toBeLessThan(60);
  });

  test.each([true, false])("short paragraphs are not joined (sound early: %s)", async (early) => {
    const drafts = await plan(`Title\n\n${sentence(100)}\n\n“Stop!”\n\n“Why?”\n\nEnd`, 510, early);
    const ends = drafts.filter(({ paragraphEnd }) => paragraphEnd !== undefined);
    expect(ends.map(({ phonemes }) => phonemes.slice(-5))).toEqual(["itle.", " end.", "top!”", "why?”", "end."]);
    expect(ends.map(({ paragraphEnd }) => paragraphEnd)).toEqual([
      "heading",
      "paragraph",
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
  });

  test("a sentence of one or two words is spoken alone, so that the pause next to it is audible", async () => {
    const text = `Yes. No. ${sentence(60)} ${sentence(60)} Hm.`;
    expect(written(text, await plan(text)).map((it) => it.trim().length)).toEqual([4, 3, 119, 3]);
  });

  test("the first draft is a clause and the next ones grow slowly when sound should start early", async () => {
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
  test("text without sound joins its neighbour, so that it causes no pause", async () => {
    const text = "Hello there, everybody. 世界。 ... Good bye to everybody.";
    expect(written(text, await plan(text))).toEqual([text]);
  });

  test("text without sound between two paragraphs does not shorten the pause between them", async () => {
    const long = "word ".repeat(40);
    const drafts = await plan(`${long}.\n\n世界。 ${long}.`);
    expect(drafts.map(({ paragraphEnd }) => paragraphEnd)).toEqual(["paragraph", "paragraph"]);
  });

  test("text without sound after a pause joins the text before it, and its own pause is added", async () => {
    const text = "Good morning.[pause:1s]\n\n世界。 [pause:500ms]Good bye.";
    const segments = pronounceSegments(parseInline(text), pronounce, { languageOf: () => "en-us" });
    const drafts: UtteranceDraft[] = [];
    for await (const draft of planUtterances(segments, { maxPhonemes: 510, soundEarly: false })) drafts.push(draft);
    expect(drafts).toMatchObject([
      { phonemes: "good morning.", pauseSeconds: 1.5, paragraphEnd: "paragraph" },
      { phonemes: "good bye." },
    ]);
  });

  test("a long text without sound is divided, so that it is reported piece by piece", async () => {
    const text = "世界。".repeat(12_000);
    const drafts = await plan(text);
    expect(drafts.length).toBeGreaterThan(5);
    for (const { source } of drafts) expect(source.end - source.start).toBeLessThanOrEqual(5_000);
    expect(drafts.flatMap(({ unspoken }) => unspoken)).toHaveLength(12_000);
  });

  test.each(["", " ", "\n\n", "...", "世界"])(
    "the text %j becomes at most one draft, without phonemes",
    async (text) => {
      const drafts = await plan(text);
      expect(drafts.map(({ phonemes }) => phonemes)).toEqual(text === "" ? [] : [""]);
    },
  );
});

test("absurd texts are planned up to their end", async () => {
  for (const text of ["word ".repeat(20_000), "a".repeat(40_000), "?!".repeat(10_000), "x,".repeat(10_000)]) {
    const drafts = await plan(text, 300);
    expect(drafts.at(-1)?.source.end).toBe(text.length);
    expect(Math.max(...lengths(drafts))).toBeLessThanOrEqual(300);
  }
});

test("the plan is lazy: the first draft needs only the first sentences", async () => {
  let segments = 0;
  const counting: Pronounce = (batch, language, options) => {
    segments += batch.length;
    return pronounce(batch, language, options);
  };
  const text = "This is a sentence of some length, neither long nor short. ".repeat(1000);
  const drafts = planUtterances(read(text, counting), { maxPhonemes: 510, soundEarly: true });
  await drafts.next();
  expect(segments).toBeLessThan(20);
  await drafts.return(undefined);
});
