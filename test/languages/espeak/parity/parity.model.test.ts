import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { openPhonemizer } from "../../../../src/languages/open-phonemizer.js";
import { phonemeId } from "../../../../src/phonemes/vocabulary.js";
import { tokenize } from "../../../../src/text/tokenize.js";
import { textLanguage } from "../../../support/languages.js";

const LANGUAGES = ["es", "fr", "hi", "it", "pt-br"] as const;
type EspeakLanguage = (typeof LANGUAGES)[number];

/** Sentences with misaki's phonemes, as `misaki_answers.py` writes them. */
type Answers = Record<EspeakLanguage, readonly (readonly [text: string, phonemes: string])[]>;

const answers = JSON.parse(readFileSync(new URL("./answers.json", import.meta.url), "utf8")) as Answers;

const phonemizer = openPhonemizer();
afterAll(() => phonemizer[Symbol.asyncDispose]());

test.each(LANGUAGES)("in %s, more than 98 % of the words equal misaki's, with their marks", async (language) => {
  const lines = answers[language];
  const passages = lines.map(([text]) => tokenize(text, { start: 0, end: text.length }, textLanguage(language)));
  const said = await phonemizer.phonemize(passages, language);
  let all = 0;
  const different: string[] = [];
  for (const [index, [text, expected]] of lines.entries()) {
    // misaki has no mark for "।", and says the name of "।" before a bracket.
    const theirs = known(`${expected.replace("pˈuːrnwɪɾˈaːm", "")}${text.endsWith("।") ? "." : ""}`).split(/\s+/u);
    const ours = (said[index]?.phonemes ?? "").split(/\s+/u);
    all += theirs.length;
    expect(said[index]?.unspoken).toEqual([]);
    if (ours.length !== theirs.length) different.push(...theirs.map((word) => `${word} in ${text}`));
    else different.push(...theirs.flatMap((word, at) => (ours[at] === word ? [] : [`${word}, but here ${ours[at]}`])));
  }
  expect(all).toBeGreaterThan(180);
  expect(different.length / all, different.join("\n")).toBeLessThan(0.02);
});

/** Keeps the symbols that Kokoro's pipeline keeps. Accents are decomposed first, so that nasal vowels are not lost. */
function known(phonemes: string): string {
  const symbols = [...phonemes.normalize("NFD").replaceAll("c\u0327", "ç").replaceAll("«", "“").replaceAll("»", "”")];
  return symbols.filter((symbol) => phonemeId(symbol) !== undefined).join("");
}
