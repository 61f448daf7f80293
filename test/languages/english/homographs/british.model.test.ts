import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  type LearnedSense,
  parseHomographModel,
} from "../../../../src/languages/english/homographs/learned/model-file.js";
import { HOMOGRAPHS } from "../../../../src/languages/english/homographs/learned/weights.js";
import { openTestLexicon, openTestReader } from "../support/reader.js";
import { fromRoot } from "../support.js";

const { words } = parseHomographModel(new Uint8Array(brotliDecompressSync(readFileSync(fromRoot(HOMOGRAPHS.path)))));
const lexicons = { "en-us": openTestLexicon("en-us"), "en-gb": openTestLexicon("en-gb") };

/** Returns the phonemes of a sense. */
function soundOf(word: string, { sound }: LearnedSense, language: "en-us" | "en-gb"): string | undefined {
  const [us, gb] = sound.split(" / ");
  if (gb !== undefined) return language === "en-us" ? us : gb;
  const [like, tag] = sound.startsWith("=") ? [sound.slice(1), ""] : [word, sound];
  return lexicons[language].say(like, tag, { next: "consonant", beforeTo: false })?.phonemes;
}

test("each learned word has as many sounds in British as in American English, except the mobile that hangs", () => {
  const count = (word: string, language: "en-us" | "en-gb"): number =>
    new Set(words.get(word)?.map((sense) => soundOf(word, sense, language))).size;
  const different = [...words.keys()].filter((word) => count(word, "en-us") !== count(word, "en-gb"));
  expect(different).toEqual(["mobile"]);
});

test("at least 97 % of learned homographs are read in the sense of their sentence in British English", () => {
  const reader = openTestReader();
  const cases = readFileSync(new URL("./homographs.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      const [phonemes, sentence = ""] = line.split("\t");
      const word = /\[(.+)\]/.exec(sentence)?.[1]?.toLowerCase() ?? "";
      const sense = words.get(word)?.find((one) => soundOf(word, one, "en-us") === phonemes);
      return sense === undefined ? [] : [{ sentence, sound: soundOf(word, sense, "en-gb") }];
    });
  const wrong = cases.filter(({ sentence, sound }) => {
    const said = reader.readText(sentence.replace(/[[\]]/g, ""), "en-gb").flat();
    return said.find(({ start }) => start === sentence.indexOf("["))?.sound?.phonemes !== sound;
  });
  expect(cases.length).toBeGreaterThan(300);
  expect(wrong.length / cases.length, wrong.map(({ sentence }) => sentence).join("\n")).toBeLessThan(0.03);
});
