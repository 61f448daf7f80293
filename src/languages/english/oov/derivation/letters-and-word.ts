import { isOnset, isPronounceable } from "../pronounceable.js";
import type { EnglishDialect, Lookup } from "./lookup.js";
import { spell } from "./spelled.js";
import { demote } from "./stress.js";

/** The fewest letters of the word. */
const SHORTEST_WORD = 4;

/**
 * Pronounces letters and a known word that are written as one, as programs are named: "cmake" is c and make, "sharkdp" is shark,
 * d and p. Only consonants that no English syllable has show that they are letters.
 *
 * @param lookup finds the names of the letters
 * @param lookupPart finds the word
 */
export function joinLettersAndWord(
  word: string,
  language: EnglishDialect,
  lookup: Lookup,
  lookupPart: Lookup,
): string | undefined {
  if (!/^[a-z]{5,}$/.test(word)) return undefined;
  const onset = /^[^aeiouy]*/.exec(word)?.[0] ?? "";
  if (onset.length > 1 && !isOnset(onset)) {
    for (const cut of [1, 2, 3]) {
      if (cut > onset.length) break;
      const letters = spellPart(word.slice(0, cut), lookup)?.replaceAll("ˈ", "ˌ");
      const said = known(word.slice(cut), lookupPart);
      if (letters !== undefined && said !== undefined) return letters + said;
    }
  }
  // A library of JavaScript: "expressjs".
  const library = word.endsWith("js") ? known(word.slice(0, -2), lookupPart) : undefined;
  if (library !== undefined) return library + demote(spellPart("js", lookup) ?? "", language);
  if (isPronounceable(word)) return undefined;
  for (const length of [2, 3]) {
    const [head, tail] = [word.slice(0, -length), word.slice(-length)];
    // A slip such as "otherss" has no letters at its end.
    const letters = /[aeiouy]|s$|^(.)\1+$/.test(tail) ? undefined : spellPart(tail, lookup);
    const said = known(head, lookupPart);
    if (letters !== undefined && said !== undefined) return said + demote(letters, language);
  }
  return undefined;
}

function known(word: string, lookup: Lookup): string | undefined {
  return word.length < SHORTEST_WORD ? undefined : lookup(word);
}

function spellPart(letters: string, lookup: Lookup): string | undefined {
  return letters.length === 1 ? lookup(letters.toUpperCase()) : spell(letters, lookup);
}
