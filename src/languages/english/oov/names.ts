import type { EnglishDialect } from "./derivation/lookup.js";

/** Names and new words that the dictionaries lack, and that rules and the network would mispronounce. */
export interface Names {
  /**
   * Returns the phonemes of a word in this spelling, ignoring accents. Look here before the dictionary: "Xi" is not
   * "xi".
   */
  get(word: string): string | undefined;
  /**
   * Returns the phonemes of a word regardless of its capitals. Look here after the dictionary, which has "tusk" as well
   * as the name Tusk.
   */
  getAnyCase(word: string): string | undefined;
  /** Returns the spelling of a word in the list, regardless of its capitals: "PyTorch" for "PYTORCH". */
  spelling(word: string): string | undefined;
}

/**
 * Parses `data/names.tsv`. Each line has a word, its American phonemes and, if they differ, its British phonemes,
 * separated by tabs. Accents are composed (NFC).
 *
 * @throws {RangeError} for a line in another form
 */
export function parseNames(text: string, language: EnglishDialect): Names {
  const asWritten = new Map<string, string>();
  const bare = new Map<string, string>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const [word = "", us = "", gb = us, ...rest] = line.split("\t");
    if (word === "" || us === "" || gb === "" || rest.length > 0) {
      throw new RangeError(
        `Line ${index + 1} of the names must be a word, its phonemes and optional British phonemes, got "${line}"`,
      );
    }
    const said = language === "en-us" ? us : gb;
    asWritten.set(word, said);
    if (!ASCII.test(word)) addOnce(bare, withoutAccents(word), said);
  }
  const get = (word: string): string | undefined => {
    const written = word.normalize("NFC").replaceAll("’", "'");
    const known = asWritten.get(written);
    if (known !== undefined) return known;
    const plain = withoutAccents(written);
    return asWritten.get(plain) ?? bare.get(plain);
  };
  let spellings: ReadonlyMap<string, string> | undefined;
  const spelling = (word: string): string | undefined => {
    spellings ??= spellingsOf(asWritten.keys());
    return spellings.get(withoutAccents(word.replaceAll("’", "'")).toLowerCase());
  };
  const inAnyCase = (word: string): string | undefined => asWritten.get(spelling(word) ?? "");
  return { get, spelling, getAnyCase: (word) => get(word) ?? inAnyCase(word) };
}

/** Returns the spelling of each word by its letters in lower case and without accents. Most texts need no such map. */
function spellingsOf(words: Iterable<string>): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const word of words) addOnce(spellings, withoutAccents(word).toLowerCase(), word);
  return spellings;
}

/** Adds an entry. Of several words with the same key, the first wins. */
function addOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}

const ASCII = /^[ -~]*$/u;

function withoutAccents(word: string): string {
  if (ASCII.test(word)) return word; // Most names: opening takes a tenth of the time.
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("Ł", "L").replaceAll("ł", "l");
}
