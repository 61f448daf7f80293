import type { EnglishDialect, Lookup } from "./lookup.js";
import { startsWithVowel } from "./stress.js";

/** Unstressed prefixes before a capital in names, with another sound before a vowel where it differs. */
const PREFIXES: Readonly<Record<string, { readonly us: string; readonly gb: string; readonly beforeVowel?: string }>> =
  {
    Mc: { us: "mək", gb: "mək" },
    Mac: { us: "mək", gb: "mək" },
    "O'": { us: "O", gb: "Q" },
    "D'": { us: "də", gb: "də", beforeVowel: "d" },
    "L'": { us: "lə", gb: "lə", beforeVowel: "l" },
    Fitz: { us: "fɪts", gb: "fɪts" },
    De: { us: "də", gb: "də" },
    Di: { us: "di", gb: "diː" },
    Du: { us: "du", gb: "duː" },
    La: { us: "lə", gb: "lə" },
    Le: { us: "lə", gb: "lə" },
    Van: { us: "væn", gb: "van" },
    Von: { us: "vɑn", gb: "vɒn" },
  };

/** A prefix, and a name that begins with a capital. After Mc and Fitz, the capital may be missing: "Mcdonald". */
const PREFIXED = /^(?:(Ma?c|[ODL](?='|’)|Fitz|D[eiu]|L[ae]|V[ao]n)['’]?([A-Z][a-z]+[\p{L}'’]*)|(Mc|Fitz)([a-z]{3,}))$/u;

/** Splits a name into its prefix and the rest, which gets a capital: "Mc" and "Donald". */
export function splitName(word: string): { readonly prefix: string; readonly name: string } | undefined {
  const [, prefix, name = "", plainPrefix, plainName = ""] = PREFIXED.exec(word) ?? [];
  if (prefix !== undefined) return { prefix: prefix.length === 1 ? `${prefix}'` : prefix, name };
  if (plainPrefix === undefined) return undefined;
  return { prefix: plainPrefix, name: plainName.charAt(0).toUpperCase() + plainName.slice(1) };
}

/** Pronounces a name with an unstressed prefix: McDonald, O'Brien, DiCaprio. The rest keeps its own stress. */
export function namePrefix(word: string, language: EnglishDialect, say: (part: string) => string): string | undefined {
  const parts = splitName(word);
  const prefix = PREFIXES[parts?.prefix ?? ""];
  if (parts === undefined || prefix === undefined) return undefined;
  const said = say(parts.name);
  const sound =
    (startsWithVowel(said) ? prefix.beforeVowel : undefined) ?? (language === "en-us" ? prefix.us : prefix.gb);
  // The k of "Mc" is silent before k and g: McKenzie, McGregor.
  return (/^[ˈˌ]?[kɡ]/.test(said) ? sound.replace(/k$/, "") : sound) + said;
}

/** A consonant and an apostrophe before another consonant: "T'Pol", "Y'shtola", "C'thun". */
const CLIPPED = /^([BCDFGKPQRTVXYZ])['’](?=[^aeiouhAEIOUH])(\p{L}{3,}(?:['’]\p{L}+)*)$/u;

/** Sounds of first letters that are not written as in the phonemes. */
const CLIPPED_SOUNDS: Readonly<Record<string, string>> = { c: "k", g: "ɡ", q: "k", r: "ɹ", x: "z", y: "j" };

/** Pronounces an invented name whose apostrophe parts two consonants, with a weak vowel. "D'you" is no name. */
export function clippedName(word: string, say: (part: string) => string, lookup: Lookup): string | undefined {
  const [, first = "", rest] = CLIPPED.exec(word) ?? [];
  if (rest === undefined || (/^\p{Ll}/u.test(rest) && lookup(rest) !== undefined)) return undefined;
  const letter = first.toLowerCase();
  return `${CLIPPED_SOUNDS[letter] ?? letter}ə${say(rest.charAt(0).toUpperCase() + rest.slice(1))}`;
}
