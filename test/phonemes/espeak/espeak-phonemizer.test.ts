import { afterAll, describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../src/core/language.js";
import { openEspeakPhonemizer } from "../../../src/phonemes/espeak/espeak-phonemizer.js";
import type { Pronunciation } from "../../../src/phonemes/pronunciation.js";
import { phonemeId } from "../../../src/phonemes/vocabulary.js";
import { tokenize } from "../../../src/text/tokenize.js";

const phonemizer = openEspeakPhonemizer();
afterAll(() => phonemizer[Symbol.asyncDispose]());

async function sayAll(texts: readonly string[], language: Language): Promise<readonly Pronunciation[]> {
  return phonemizer.phonemize(
    texts.map((text) => tokenize(text, { start: 0, end: text.length }, "en-us")),
    language,
  );
}

async function say(text: string, language: Language = "en-us"): Promise<Pronunciation> {
  const [pronunciation] = await sayAll([text], language);
  if (!pronunciation) throw new Error("no result");
  return pronunciation;
}

describe("sentences as Kokoro reads them", () => {
  test.each([
    ["Hello, world!", "həlˈO, wˈɜɹld!", "həlˈQ, wˈɜːld!"],
    ["The goat is near the hair.", "ðə ɡˈOt ɪz nˌɪɹ ðə hˈɛɹ.", "ðə ɡˈQt ɪz nˌɪə ðə hˈɛː."],
    ["A little bottle of water?", "ə lˈɪTᵊl bˈɑTᵊl ʌv wˈɔTəɹ?", "ə lˈɪtᵊl bˈɒtᵊl ɒv wˈɔːtə?"],
    ["wait…what", "wˈAt…wˈʌt", "wˈAt…wˈɒt"],
  ])("%s", async (text, american, british) => {
    expect((await say(text, "en-us")).phonemes).toBe(american);
    expect((await say(text, "en-gb")).phonemes).toBe(british);
  });
});

describe("words and phonemes", () => {
  test("each word has its own phonemes where eSpeak says as many words as were asked for", async () => {
    const text = "Dr. Smith paid $5, I think.";
    const { phonemes, words } = await say(text);
    expect(words.map((word) => [text.slice(word.source.start, word.source.end), word.text])).toEqual([
      ["Dr", "doctor"],
      ["Smith", "Smith"],
      ["paid", "paid"],
      ["$5", "5 dollars"],
      ["I", "I"],
      ["think", "think"],
    ]);
    expect(words.map((word) => phonemes.slice(word.phonemes.start, word.phonemes.end))).toEqual([
      "dˈɑktəɹ",
      "smˈɪθ",
      "pˈAd",
      "fˈIv dˈɑləɹz",
      "ˌI",
      "θˈɪŋk",
    ]);
  });

  test("where it runs words together or makes more of them, they share one entry that covers them all", async () => {
    const text = "There are 42 of the best.";
    const { phonemes, words } = await say(text);
    expect(words[0]?.source.start).toBe(0);
    expect(words.at(-1)?.source.end).toBe(text.length - 1);
    expect(words[0]?.phonemes.start).toBe(0);
    expect(words.at(-1)?.phonemes.end).toBe(phonemes.length - 1);
  });

  test("words lie in order and hold every phoneme but spaces and marks, in the vocabulary", async () => {
    const texts = [
      "In 1999, R&D cost $3.50 at 10:30 (or so), 50% more: well—known!",
      "The constructor's toString isn't «quoted» here.",
      `A very long run of words without any mark at all ${"that goes on and on ".repeat(20)}until it ends.`,
      "pneumonoultramicroscopicsilicovolcanoconiosisandsomemoreofthat is long",
    ];
    for (const language of LANGUAGES) {
      for (const { phonemes, words } of await sayAll(texts, language)) {
        for (const symbol of phonemes) expect(phonemeId(symbol)).toBeTypeOf("number");
        let end = 0;
        for (const { phonemes: range } of words) {
          expect(phonemes.slice(end, range.start)).toMatch(/^[\s;:,.!?—…"()“”]*$/);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(phonemes.slice(end)).toMatch(/^[\s;:,.!?—…"()“”]*$/);
      }
    }
  });
});

describe("what has no sound", () => {
  test("is reported with its place, and the rest is said", async () => {
    const text = "Hello 世界, world.";
    const { phonemes, unspoken } = await say(text);
    expect(phonemes).toBe("həlˈO, wˈɜɹld.");
    expect(unspoken.map(({ start, end }) => text.slice(start, end))).toEqual(["世界"]);
  });

  test("and nothing else: no phonemes at all, not even of the marks", async () => {
    expect(await say("世界!")).toEqual({ phonemes: "", words: [], unspoken: [{ start: 0, end: 2 }] });
  });

  test.each(["", "   ", "...", "—", "***", "'"])(
    "where nobody expects a sound, nothing is reported: %j",
    async (text) => {
      expect(await say(text)).toEqual({ phonemes: "", words: [], unspoken: [] });
    },
  );
});

describe("a batch", () => {
  test("of nothing is nothing", async () => {
    expect(await sayAll([], "en-us")).toEqual([]);
  });

  test("of 300 lines with awkward marks gives each line the same as it gets in another batch", async () => {
    const awkward = [
      "a.b",
      "a:b c!d",
      "e;f (g) [h]",
      "x...y",
      "example.com",
      "3.14 and 1,000",
      "C# or C++",
      "a\\b",
      '"quoted"',
      "A.M. p.m.",
      "世界",
      "it's 5' 11\"",
      "x[[f@n]]y",
      "<p>tag</p>",
      "",
    ];
    const lines = Array.from({ length: 300 }, (_, index) => awkward[index % awkward.length] ?? "");
    lines[123] = "a¿b"; // eSpeak breaks the line there, so that what follows would shift.
    const forth = await sayAll(lines, "en-us");
    const back = await sayAll([...new Set(lines)].reverse(), "en-us");
    const alone = new Map([...new Set(lines)].reverse().map((line, index) => [line, back[index]]));
    expect(forth).toHaveLength(300);
    lines.forEach((line, index) => {
      expect(forth[index]).toEqual(alone.get(line));
    });
    expect(forth[4]?.phonemes).toBe("ɛɡzˈæmpᵊl dˈɑt kˈɑm");
  });

  test("of two calls at once is not mixed up", async () => {
    const [american, british] = await Promise.all([sayAll(["goat", "hair"], "en-us"), sayAll(["goat"], "en-gb")]);
    expect(american.map(({ phonemes }) => phonemes)).toEqual(["ɡˈOt", "hˈɛɹ"]);
    expect(british.map(({ phonemes }) => phonemes)).toEqual(["ɡˈQt"]);
  });
});
