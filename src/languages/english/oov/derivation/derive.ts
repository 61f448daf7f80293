import { PREFIXES, type Prefix, SUFFIXES, type Suffix } from "./affixes.js";
import { addEd, addIng, addS } from "./endings.js";
import type { EnglishDialect, Lookup } from "./lookup.js";
import { countVowels, demote, flapT, linkR, startsWithVowel } from "./stress.js";

/** The fewest letters of a stem: "using" is not "us" with a suffix. */
const SHORTEST_STEM = 4;
/**
 * The fewest letters after a prefix. A word has the letters of a prefix by chance more often than those of a suffix.
 */
const SHORTEST_AFTER_PREFIX = 4;
/** The largest number of prefixes and suffixes that are removed one after another. */
const DEEPEST = 3;

/** Pronounces a word as a known word with a prefix or a suffix. Returns `undefined` if there is no such word. */
export function derive(word: string, language: EnglishDialect, lookup: Lookup): string | undefined {
  return isPlain(word) ? take(word, language, lookup, DEEPEST) : undefined;
}

function isPlain(word: string): boolean {
  return /^[A-Za-z][a-z]+$/.test(word);
}

function take(word: string, language: EnglishDialect, lookup: Lookup, depth: number): string | undefined {
  if (depth === 0) return undefined;
  const say = (part: string): string | undefined => lookup(part) ?? take(part, language, lookup, depth - 1);
  return withSuffix(word, language, say) ?? withInflection(word, language, say) ?? withPrefix(word, language, say);
}

function withSuffix(word: string, language: EnglishDialect, say: Lookup): string | undefined {
  for (const suffix of SUFFIXES) {
    if (!word.endsWith(suffix.spelling)) continue;
    const cut = word.slice(0, -suffix.spelling.length);
    for (const stem of stems(cut, suffix.spelling)) {
      const phonemes = say(stem);
      const said = phonemes === undefined ? undefined : attach(stem, phonemes, suffix, language);
      if (said !== undefined) return said;
    }
  }
  return undefined;
}

function attach(stem: string, phonemes: string, suffix: Suffix, language: EnglishDialect): string | undefined {
  const { spelling } = suffix;
  const ending = language === "en-us" ? suffix.us : suffix.gb;
  if (spelling === "ly") return addLy(stem, phonemes);
  if (/^i(?:ness|est|ers?|ly)$/.test(spelling)) {
    return phonemes.endsWith("i") ? phonemes.slice(0, -1) + ending : undefined;
  }
  if (!/^[aeiouy]/.test(spelling)) return phonemes + ending;
  if (spelling === "y" && countVowels(phonemes) > 1) return undefined; // "academy" is not "academe" with a suffix
  const weakened = ending.includes("ˈ") ? phonemes.replace("ˈ", "ˌ") : phonemes;
  return linkR(stem, flapT(beforeVowel(stem, softenC(stem, weakened, spelling)), language), language) + ending;
}

/** Adds "-ly": possible, possibly; usual, usually; comical, comically; marked, markedly. */
function addLy(stem: string, phonemes: string): string {
  if (stem.endsWith("ed") && /[^ᵻɪəɹ][dt]$/.test(phonemes)) return `${phonemes.slice(0, -1)}ədli`;
  const plain = phonemes.replace(/(?<=[^ˈˌ])[əᵊ]l$/, "");
  if (plain === phonemes) return `${phonemes}li`;
  if (stem.endsWith("le")) return `${plain}li`;
  return `${plain}${stem.endsWith("ical") ? "ᵊ" : "ə"}li`;
}

/** Removes the weak vowel of "-le" before a vowel: couple, coupling. */
function beforeVowel(stem: string, phonemes: string): string {
  return stem.endsWith("le") ? phonemes.replace(/[əᵊ]l$/, "l") : phonemes;
}

/** Changes a final k to s where "c" becomes soft: lyric, lyricism. */
function softenC(stem: string, phonemes: string, spelling: string): string {
  return stem.endsWith("c") && /^i[sz]/.test(spelling) && spelling !== "ish" && spelling !== "ishly"
    ? phonemes.replace(/k$/, "s")
    : phonemes;
}

/** Returns the possible spellings of a stem as a word: make for mak(er), run for runn(er), happy for happ(iness). */
function stems(cut: string, ending: string): readonly string[] {
  // A doubled consonant shows that a short stem is right: runn(er).
  return spellings(cut, ending).filter((stem) => stem.length >= SHORTEST_STEM || stem.length === cut.length - 1);
}

function spellings(cut: string, ending: string): readonly string[] {
  if (ending === "ed" && cut.endsWith("i")) return [`${cut.slice(0, -1)}y`]; // deny for deni(ed)
  if (ending === "ly" && /[bdgkpt]$/.test(cut)) return [cut, `${cut}le`];
  if (!/^[aeiouy]/.test(ending)) return cut.endsWith("i") ? [`${cut.slice(0, -1)}y`, cut] : [cut];
  if (/^i(?:ness|est|ers?|ly)$/.test(ending)) return [`${cut}y`];
  const doubled = /([bdfgklmnprtvz])\1$/.test(cut) ? [cut.slice(0, -1)] : [];
  const dropped = /[^aeioux]$|[ue]$/.test(cut) ? [`${cut}e`] : [];
  return [...dropped, ...doubled, cut];
}

function withInflection(word: string, language: EnglishDialect, say: Lookup): string | undefined {
  const inflections: readonly [string, (stem: string, phonemes: string) => string][] = [
    ["ing", (stem, phonemes) => addIng(stem, phonemes, language)],
    ["ed", (_, phonemes) => addEd(phonemes, language)],
    ["s", (_, phonemes) => addS(phonemes, language)],
  ];
  for (const [ending, add] of inflections) {
    if (!word.endsWith(ending) || /[ius]s$/.test(word)) continue;
    const cut = word.slice(0, -ending.length);
    for (const stem of stems(cut, ending)) {
      const phonemes = say(stem);
      if (phonemes !== undefined) return add(stem, ending === "ing" ? beforeVowel(stem, phonemes) : phonemes);
    }
  }
  return undefined;
}

function withPrefix(word: string, language: EnglishDialect, say: Lookup): string | undefined {
  if (/^[A-Z]/.test(word)) return undefined; // Names have no prefixes of this kind.
  for (const prefix of PREFIXES) {
    const rest = word.slice(prefix.spelling.length);
    if (!word.startsWith(prefix.spelling) || prefix.before?.has(rest) === false) continue;
    if (prefix.before === undefined && rest.length < SHORTEST_AFTER_PREFIX) continue;
    const phonemes = say(rest);
    if (phonemes !== undefined) return prepend(prefix, phonemes, language);
  }
  return undefined;
}

function prepend({ spelling, us, gb, stress }: Prefix, rest: string, language: EnglishDialect): string {
  const first = stress === "first" || (stress === "by-length" && countVowels(rest) === 1);
  const sound = (language === "en-us" ? us : gb).replace("'", first ? "ˈ" : "ˌ");
  const linked = startsWithVowel(rest) ? linkR(spelling, sound, language) : sound;
  return linked + (first ? demote(rest, language) : rest);
}
