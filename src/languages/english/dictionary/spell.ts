import type { Dictionary } from "./dictionary.js";
import { PRIMARY, SECONDARY } from "./sounds.js";
import { applyStress } from "./stress.js";
import type { WordPronunciation } from "./word-pronunciation.js";

/** Spells a word, with the main stress on the last letter. Returns `undefined` if a letter has no name. */
export function spellLetters(word: string, dictionary: Dictionary): WordPronunciation | undefined {
  const letters = [...word].filter((symbol) => /\p{L}/u.test(symbol)).map((letter) => letter.toUpperCase());
  const names = letters.map((letter) => dictionary.gold(letter));
  if (!names.every((name) => typeof name === "string")) return undefined;
  const phonemes = applyStress(names.join(""), 0);
  const last = phonemes.lastIndexOf(SECONDARY);
  return {
    phonemes: last < 0 ? phonemes : phonemes.slice(0, last) + PRIMARY + phonemes.slice(last + 1),
    from: "rule",
    spelled: letters.join(" "),
  };
}
