import { isPronounceable } from "../pronounceable.js";
import type { Lookup } from "./lookup.js";

/** Acronyms up to this length are spelled even if they can be pronounced: USA. @unit letters */
const LONGEST_SPELLED_ACRONYM = 4;

/**
 * Returns whether letters cannot be a word: they have no vowel, are a short acronym, no English syllable ("fsu"), or a row of
 * the alphabet ("ABCDEFG").
 */
export function isSpelled(word: string): boolean {
  const letters = word.normalize("NFD").replaceAll(/\p{M}/gu, "");
  if (!/^[A-Za-z]{2,}$/.test(letters)) return false;
  if (!/[aeiouy]/i.test(letters) || isAlphabetical(letters.toLowerCase())) return true;
  if (
    letters === letters.toLowerCase() &&
    letters.length <= LONGEST_SPELLED_ACRONYM &&
    !isPronounceable(letters.replace(/(?<=..)s$/u, ""))
  )
    return true;
  return letters === letters.toUpperCase() && letters.length <= LONGEST_SPELLED_ACRONYM;
}

/** Returns whether at least four letters are a row of the alphabet. One of them may be missing. */
function isAlphabetical(letters: string): boolean {
  const steps = [...letters].slice(1).map((letter, index) => letter.charCodeAt(0) - letters.charCodeAt(index));
  return (
    steps.length > 2 && steps.every((step) => step === 1 || step === 2) && steps.indexOf(2) === steps.lastIndexOf(2)
  );
}

/** Spells a word, with the main stress on the last letter. Returns `undefined` if the dictionary lacks a letter. */
export function spell(word: string, lookup: Lookup): string | undefined {
  const names = [...word.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase()].map(lookup);
  if (names.includes(undefined)) return undefined;
  const all = names.join("").replaceAll("ˈ", "ˌ");
  const last = all.lastIndexOf("ˌ");
  return last < 0 ? all : `${all.slice(0, last)}ˈ${all.slice(last + 1)}`;
}
