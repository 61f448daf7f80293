import type { EnglishDialect } from "./derivation/lookup.js";

/** Names and new words that are written as no rule and no network would guess, and that the dictionaries lack. */
export interface Names {
  /** Phonemes of a word as it is written, its accents aside. To be asked before the dictionary: Xi is not xi. */
  get(word: string): string | undefined;
  /** Phonemes of a word whatever its capitals. To be asked after the dictionary, which knows a tusk from Tusk. */
  getAnyCase(word: string): string | undefined;
}

/**
 * Reads `data/names.tsv`: a line for each word, with its American phonemes and, where they differ, its British ones
 * behind it, separated by tabs.
 *
 * @throws {RangeError} where a line is something else
 */
export function parseNames(text: string, language: EnglishDialect): Names {
  const asWritten = new Map<string, string>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const [word = "", us = "", gb = us, ...rest] = line.split("\t");
    if (word === "" || us === "" || gb === "" || rest.length > 0) {
      throw new RangeError(
        `Line ${index + 1} of the names has to be a word, its phonemes, and British ones: "${line}"`,
      );
    }
    asWritten.set(word.normalize("NFC"), language === "en-us" ? us : gb);
  }
  const plain = withKeys(asWritten, withoutAccents);
  const lower = withKeys(asWritten, (word) => withoutAccents(word).toLowerCase());
  const get = (word: string): string | undefined => {
    const written = word.normalize("NFC").replaceAll("’", "'");
    return asWritten.get(written) ?? plain.get(withoutAccents(written));
  };
  return { get, getAnyCase: (word) => get(word) ?? lower.get(withoutAccents(word.replaceAll("’", "'")).toLowerCase()) };
}

/** The first of several words with one key stands. */
function withKeys(words: ReadonlyMap<string, string>, key: (word: string) => string): Map<string, string> {
  const keyed = new Map<string, string>();
  for (const [word, phonemes] of words) if (!keyed.has(key(word))) keyed.set(key(word), phonemes);
  return keyed;
}

function withoutAccents(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("Ł", "L").replaceAll("ł", "l");
}
