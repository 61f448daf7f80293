import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { EnglishDialect } from "../../../../src/languages/english/dialect.js";
import { type Group, textOf } from "../../../../src/languages/english/pronounce/piece.js";
import { openTestReader, openTestTagger } from "../support/reader.js";

/** The file that `misaki_answers.py` writes. */
interface Answers {
  /** A word, with misaki's phonemes in American and in British English. */
  readonly words: readonly (readonly [text: string, us: string, gb: string])[];
  readonly lines: readonly {
    /** spaCy's tokens with spaces or U+001F between them. */
    readonly tokens: string;
    readonly tags: string;
    /** Indices into `Answers.words`. */
    readonly words: readonly number[];
  }[];
}

const { words, lines } = JSON.parse(
  gunzipSync(readFileSync(new URL("./answers.json.gz", import.meta.url))).toString(),
) as Answers;

const tagger = openTestTagger();

test("all tokens and tags equal spaCy's", () => {
  for (const { tokens, tags } of lines) {
    const tagged = tagger(plain(tokens));
    const found = tagged.map(({ text, spaced }, at) => text + (spaced ? " " : at < tagged.length - 1 ? "\u001f" : ""));
    expect([found.join(""), tagged.map((token) => token.tag).join(" ")]).toEqual([tokens, tags]);
  }
});

describe("misaki on 2,000 lines of prose", () => {
  const reader = openTestReader(tagger);

  test.each<[EnglishDialect, 1 | 2]>([
    ["en-us", 1],
    ["en-gb", 2],
  ])("at least 99.9 % of the words in %s have misaki's phonemes", (language, dialect) => {
    let all = 0;
    const different: string[] = [];
    for (const { tokens, words: expected } of lines) {
      const said = reader.readText(plain(tokens), language).map((group) => `${textOf(group)} ${phonemesOf(group)}`);
      for (const [at, index] of expected.entries()) {
        const word = `${words[index]?.[0]} ${words[index]?.[dialect]}`;
        if (said[at] !== word && !INTENDED.has(said[at] ?? "")) different.push(`${word}, but here ${said[at]}`);
        all += 1;
      }
    }
    expect(all).toBeGreaterThan(30_000);
    expect(different.length / all, different.slice(0, 20).join("\n")).toBeLessThan(0.001);
  });
});

/** Intended differences, where misaki is wrong: the phonemes of VoxWeave, and the reason. */
const INTENDED: ReadonlyMap<string, string> = new Map([
  ["used jˈust", "She is used to the noise: a habit, however it is tagged."],
  ["used jˈuːst", "She is used to the noise: a habit, however it is tagged."],
  ["cursed kˈɜɹst", "The verb has one syllable: a woman is cursed with curiosity."],
  ["cursed kˈɜːst", "The verb has one syllable: a woman is cursed with curiosity."],
  ["supposed səpˈOzᵻd", "The adjective has three: his supposed resemblance to man."],
  ["supposed səpˈQzɪd", "The adjective has three: his supposed resemblance to man."],
  ["GitHub ɡˈɪthˌʌb", "A name of two words has the stress on the first."],
  ["NEAR nˌɪɹ", "A sentence in capitals is no row of acronyms."],
  ["NEAR nˌɪə", "A sentence in capitals is no row of acronyms."],
]);

function plain(tokens: string): string {
  return tokens.replaceAll("\u001f", "");
}

/** Joins the phonemes of a word's parts as misaki does. */
function phonemesOf(group: Group): string {
  let phonemes = "";
  for (const { sound, prespaced } of group) {
    const part = sound?.phonemes ?? "";
    if (prespaced && part !== "" && phonemes !== "" && !phonemes.endsWith(" ")) phonemes += " ";
    phonemes += part;
  }
  return phonemes.replaceAll("ɾ", "T").replaceAll("ʔ", "t");
}
