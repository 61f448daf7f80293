import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type LetterToSound,
  loadLetterToSound,
} from "../../../../../src/languages/english/oov/letter-to-sound/model.js";
import { LETTER_TO_SOUND } from "../../../../../src/languages/english/oov/letter-to-sound/weights.js";
import { phonemeId } from "../../../../../src/phonemes/vocabulary.js";
import { runs } from "../../../../support/runs.js";
import { type HeldOut, heldOutSample, networkBytes } from "../../support.js";

const DIALECTS = ["en-us", "en-gb"] as const;

let bytes: Uint8Array;
let network: LetterToSound;
let sample: readonly HeldOut[];
/** The network's phonemes for the words of the sample. */
let said: Readonly<Record<(typeof DIALECTS)[number], readonly string[]>>;

beforeAll(async () => {
  bytes = await networkBytes();
  network = loadLetterToSound(bytes);
  sample = await heldOutSample();
  const say = (language: (typeof DIALECTS)[number]): string[] =>
    sample.map(({ word }) => network.pronounce(word, language));
  said = { "en-us": say("en-us"), "en-gb": say("en-gb") };
});

test("the network loads from a Buffer that is part of a larger one", () => {
  const buffer = Buffer.concat([Buffer.from("xyz"), bytes]).subarray(3);
  expect(loadLetterToSound(buffer).pronounce("Rivera", "en-us")).toBe(network.pronounce("Rivera", "en-us"));
});

test("the weights have the recorded SHA-256", () => {
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(LETTER_TO_SOUND.sha256);
});

test.each(DIALECTS)("the network pronounces held-out words in %s as PyTorch does with the same weights", (language) => {
  expect(sample.length).toBe(500);
  const other = sample.filter(({ pytorch }, index) => pytorch[language] !== said[language][index]);
  // Activations are int16 here and float32 in PyTorch, so a near tie may have another winner.
  expect(other.length).toBeLessThanOrEqual(2);
});

test.each([
  ["en-us", "word", 0.58],
  ["en-us", "name", 0.28],
  ["en-gb", "word", 0.6],
  ["en-gb", "name", 0.28],
] as const)(
  "the network in %s pronounces held-out words of the kind %s exactly right in at least %f of cases",
  (language, kind, least) => {
    const rows = sample.map((one, index) => ({ ...one, said: said[language][index] ?? "" }));
    const known = rows.filter((one) => one.kind === kind && one.dictionary[language].length > 0);
    const right = known.filter((one) => one.dictionary[language].includes(one.said));
    expect(right.length / known.length).toBeGreaterThanOrEqual(least);
  },
);

describe("any word", () => {
  const letters = fc.stringMatching(/^[A-Za-z][a-z'-]{0,30}$/);

  test("the phonemes of any word are known to the voice and have exactly one primary stress", () => {
    fc.assert(
      fc.property(letters, fc.constantFrom(...DIALECTS), (word, language) => {
        const phonemes = network.pronounce(word, language);
        expect(phonemes.split("ˈ")).toHaveLength(2);
        for (const symbol of phonemes) expect(phonemeId(symbol)).toBeDefined();
      }),
      { numRuns: runs(60) },
    );
  });

  test("a word has the same phonemes after other words and from another instance", () => {
    const other = loadLetterToSound(bytes);
    const words = ["blorptastic", "Zyxomma", "a", "snurf", "antediluvianesquely"];
    const first = words.map((word) => network.pronounce(word, "en-us"));
    expect(words.toReversed().map((word) => network.pronounce(word, "en-us"))).toEqual(first.toReversed());
    expect(words.map((word) => other.pronounce(word, "en-us"))).toEqual(first);
  });

  test("the network pronounces a word of 320 letters", () => {
    expect(network.pronounce("pneumono".repeat(40), "en-us")).toContain("ˈ");
  });
});

test("the network ignores accents, curly apostrophes and ligatures", () => {
  const pairs = [
    ["blöfté", "blofte"],
    ["snœrf", "snoerf"],
    ["k’plah", "k'plah"],
    ["Øststrøm", "Oststrom"],
  ] as const;
  for (const [written, plain] of pairs) {
    expect(network.pronounce(written, "en-us")).toBe(network.pronounce(plain, "en-us"));
  }
});

test.each(["", "-", "4chan", "two words", "naïve!", "слово"])("the network rejects %j, which is not a word", (word) => {
  expect(() => network.pronounce(word, "en-us")).toThrow(RangeError);
});

test("loadLetterToSound rejects another file, another version and truncated data", () => {
  expect(() => loadLetterToSound(new Uint8Array(3))).toThrow("not a letter-to-sound file");
  expect(() => loadLetterToSound(bytes.subarray(0, 1000))).toThrow("truncated");
  expect(() => loadLetterToSound(bytes.subarray(0, 500_000))).toThrow("truncated");
  const header = new TextEncoder().encode('{"format":"other","version":9,"tensors":[]}');
  const other = new Uint8Array([header.length, 0, 0, 0, ...header]);
  expect(() => loadLetterToSound(other)).toThrow('got "other" 9');
});
