import { isPronounceable } from "../pronounceable.js";
import type { Lookup } from "./lookup.js";

/** Acronyms up to this length are spelled even if they can be pronounced: USA. @unit letters */
const LONGEST_SPELLED_ACRONYM = 4;

/** Returns whether letters cannot be a word: they have no vowel, are a short acronym, or no English syllable: "fsu". */
export function isSpelled(word: string): boolean {
  const letters = word.normalize("NFD").replaceAll(/\p{M}/gu, "");
  if (!/^[A-Za-z]{2,}$/.test(letters)) return false;
  if (!/[aeiouy]/i.test(letters)) return true;
  if (
    letters === letters.toLowerCase() &&
    letters.length <= LONGEST_SPELLED_ACRONYM &&
    !isPronounceable(letters.replace(/(?<=..)s$/u, ""))
  )
    return true;
  return letters === letters.toUpperCase() && letters.length <= LONGEST_SPELLED_ACRONYM;
}

/** Spells a word, with the main stress on the last letter. Returns `undefined` if the dictionary lacks a letter. */
export function spell(word: string, lookup: Lookup): string | undefined {
  const names = [...word.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase()].map(lookup);
  if (names.includes(undefined)) return undefined;
  const all = names.join("").replaceAll("ˈ", "ˌ");
  const last = all.lastIndexOf("ˌ");
  return last < 0 ? all : `${all.slice(0, last)}ˈ${all.slice(last + 1)}`;
}
