import { addS } from "./endings.js";
import type { EnglishDialect, Lookup } from "./lookup.js";
import { countVowels, demote, isStressedFirst } from "./stress.js";

/** The fewest letters of each part. Shorter parts occur in any word by chance. */
const SHORTEST_PART = 4;
const MOST_SYLLABLES = 2;

/** Two letters for one sound. A word is never split between them: South-ampton, not Sout-hampton. */
const DIGRAPH = /^(?:[cgpstw]h|ck|qu)$/;

/** Words with "h" that end so many compounds that a "t" or "s" before them is no part of a digraph: "smarthost". */
const AFTER_ANY = /^(?:houses?|homes?|heads?|holds?|holders?|holes?|hosts?|hands?|hooks?|horses?|hubs?|hours?)$/;

/** Words that are more often a prefix, with another stress. */
const NEVER_FIRST = new Set(
  "anti arch auto contra counter electro extra hetero homo hydro hyper hypo inter macro mega meta micro mono multi out over para peri photo poly post pseudo psycho pyro radio retro semi stereo super tele thermo trans ultra under with".split(
    " ",
  ),
);

/** Words that are more often a suffix, with another sound. */
const NEVER_SECOND = new Set(
  "ability able ably ally ants ated ately ates ator fully gram genic graph graphic graphy idly ings iron ising ists izing late less from lier like line logical logy ment ments meter metric nation ness pier rate ration ring rings ship some table tally than that them then tier ting tingly tone tors uses ward wards were with your".split(
    " ",
  ),
);

/**
 * Pronounces a compound of two known words, with the stress on the first. Of several possible splits, the most even one
 * wins.
 */
export function joinCompound(word: string, language: EnglishDialect, lookup: Lookup): string | undefined {
  if (!/^[a-z]+$/.test(word)) return undefined;
  let best: { readonly balance: number; readonly phonemes: string } | undefined;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
    const balance = Math.min(cut, word.length - cut);
    if (best !== undefined && best.balance >= balance) continue;
    const [first, second] = [word.slice(0, cut), word.slice(cut)];
    if (DIGRAPH.test(word.slice(cut - 1, cut + 1)) && !AFTER_ANY.test(second)) continue;
    if (NEVER_FIRST.has(first) || NEVER_SECOND.has(second)) continue;
    const [start, end] = [lookup(first), stressed(lookup(second))];
    if (start === undefined || end === undefined || !isPart(start) || !isPart(end)) continue;
    best = { balance, phonemes: start + demote(end, language) };
  }
  return best?.phonemes;
}

/** Pronounces a verb and its particle, written as the noun for what one does: "signup", "callouts". */
export function joinParticle(word: string, language: EnglishDialect, lookup: Lookup): string | undefined {
  const [, verb = "", particle = "", plural = ""] = /^([a-z]{3,})(up|out|off)(s?)$/.exec(word) ?? [];
  const [start, end] = [lookup(verb), lookup(particle)?.replace("ˌ", "ˈ")];
  if (start === undefined || end === undefined || !isStressedFirst(start) || countVowels(start) > 1) return undefined;
  const phonemes = start + demote(end, language);
  return plural === "" ? phonemes : addS(phonemes, language);
}

/** Stresses a word of one syllable that the dictionary has without stress, such as "through". */
function stressed(phonemes: string | undefined): string | undefined {
  if (phonemes === undefined || /[ˈˌ]/u.test(phonemes) || countVowels(phonemes) !== 1) return phonemes;
  return phonemes.replace(/(?=[AIOQWYaeiouæɑɒɔəɛɜɪʊʌ])/u, "ˈ");
}

function isPart(phonemes: string): boolean {
  return isStressedFirst(phonemes) && countVowels(phonemes) <= MOST_SYLLABLES;
}

/** Pronounces a name with capitals inside part by part, with the stress on the first. */
export function joinCamelCase(
  word: string,
  language: EnglishDialect,
  say: (part: string) => string,
): string | undefined {
  const parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  if (parts.length < 2 || parts.join("") !== word || parts.some((part) => part.length < 2)) return undefined;
  const [first = "", ...rest] = parts.map(say);
  return first + rest.map((part) => demote(part, language)).join("");
}
