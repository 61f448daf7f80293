import { computed } from "@preact/signals";
import { readWord } from "../../../src/lexicon/entries.js";
import { SourceError } from "../source/source-error.js";
import { sentence } from "../source/words-for-people.js";
import { persisted } from "./persisted.js";

/** Pronunciations of words: other spellings, or phonemes between slashes. */
export type LexiconWords = Readonly<Record<string, string>>;

/** Most words of the lexicon, as a server accepts them. */
export const MOST_WORDS = 1_000;
const LONGEST_WORD = 100;
const LONGEST_SAYING = 300;

/** The user's own pronunciations. All that is spoken uses them. */
export const lexicon = persisted<LexiconWords>("lexicon", {}, asWords, { isShared: true });

/** The words of the lexicon, in the order of the alphabet. */
export const lexiconWords = computed(() => sortedEntries(lexicon.value));

/** Adds a word or changes it. @throws {SourceError} for phonemes that have no sound, and for an empty word or pronunciation. */
export function putWord(written: string, saying: string): void {
  const words = { ...lexicon.peek(), [checkedWord(written, saying)]: saying.trim() };
  lexicon.value = checkedSize(words);
}

/** Removes a word. */
export function removeWord(written: string): void {
  const { [written]: _, ...others } = lexicon.peek();
  lexicon.value = others;
}

/** Returns the pronunciation that the lexicon has for a word of a text. A word in lower case matches in any case. */
export function sayingOf(words: LexiconWords, written: string): string | undefined {
  return entryOf(words, written) ?? entryOf(words, written.toLowerCase());
}

function entryOf(words: LexiconWords, written: string): string | undefined {
  return Object.hasOwn(words, written) ? words[written] : undefined;
}

/** Adds many words. @throws {SourceError} if one of them is invalid; then it adds none. */
export function addWords(words: LexiconWords): void {
  for (const [written, saying] of Object.entries(words)) checkedWord(written, saying);
  lexicon.value = checkedSize({ ...lexicon.peek(), ...words });
}

/** Returns the content of a lexicon file, as `voxweave --lexicon` reads it. */
export function lexiconFile(words: LexiconWords): string {
  return `${JSON.stringify({ words: Object.fromEntries(sortedEntries(words)) }, undefined, 2)}\n`;
}

function sortedEntries(words: LexiconWords): readonly (readonly [string, string])[] {
  return Object.entries(words).sort(([one], [other]) => one.localeCompare(other));
}

/** Returns the word without white space around it. */
function checkedWord(written: string, saying: string): string {
  const word = written.trim();
  readWord(word, saying, (reason) => {
    throw refused(reason);
  });
  if (word.length > LONGEST_WORD) throw refused(`a word has at most ${LONGEST_WORD} characters`);
  if (saying.trim().length > LONGEST_SAYING) throw refused(`a pronunciation has at most ${LONGEST_SAYING} characters`);
  return word;
}

function checkedSize(words: LexiconWords): LexiconWords {
  if (Object.keys(words).length > MOST_WORDS) {
    throw refused(`the lexicon holds at most ${MOST_WORDS.toLocaleString("en")} words: remove some first`);
  }
  return words;
}

function refused(reason: string): SourceError {
  return new SourceError(sentence(reason), "lexicon_invalid", "player");
}

function asWords(stored: unknown): LexiconWords | undefined {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return undefined;
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
