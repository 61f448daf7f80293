// Reads CMUdict, and chooses the words that it adds to misaki's dictionaries.
import { fromArpabet } from "./arpabet.mjs";
import { toBritish } from "./british.mjs";

/**
 * Returns the pronunciations of each word, the usual one first.
 *
 * @param {string} text the file cmudict.dict
 * @returns {Map<string, string[][]>} words in lower case
 */
export function parseCmudict(text) {
  const words = new Map();
  for (const line of text.split("\n")) {
    const [entry, comment = ""] = line.split(" #");
    if (entry === "" || comment.includes("abbrev")) continue;
    const [head, ...phones] = entry.split(" ");
    const word = head.replace(/\(\d+\)$/, "");
    words.set(word, [...(words.get(word) ?? []), phones]);
  }
  return words;
}

/**
 * Returns whether an entry is a word that is written with letters and read from them. Abbreviations (lbs), initialisms (ibm),
 * words with full stops or hyphens, and possessives are not.
 */
export function isOrdinary(word, phones) {
  if (!/^[a-z]+(?:'[a-z]+)*$/.test(word) || /'s$/.test(word) || LEFT_OUT.has(word)) return false;
  if (word.length < 3 && !SHORT_NAMES.has(word)) return false;
  return isReadFromLetters(phones, word.replace(/^mc/, "mac"));
}

/**
 * Returns the words that CMUdict adds to the other dictionaries, with one pronunciation each in misaki's symbols: words that
 * none has, and words that only the unchecked "silver" dictionary has and pronounces otherwise. Leaves out regular
 * inflections of known words, because the endings are added by rules.
 *
 * @param {Map<string, string[][]>} cmudict
 * @param {object} gold the checked dictionary of misaki
 * @param {object} silver the unchecked one
 * @returns {Map<string, string>}
 */
export function additionsOf(cmudict, gold, silver) {
  const known = (word) => has(gold, word) || has(silver, word);
  const additions = new Map();
  for (const [word, variants] of cmudict) {
    const phones = variants.find((variant) => isOrdinary(word, variant));
    if (phones === undefined || has(gold, word)) continue;
    const unchecked = entryOf(silver, word);
    const said = variants.map((variant) => fromArpabet(variant, word));
    if (typeof unchecked === "string" && said.some((one) => lenient(one) === lenient(unchecked))) continue;
    if (typeof unchecked === "object") continue;
    if (isInflection(word, phones, cmudict, known)) continue;
    additions.set(word, fromArpabet(phones, word));
  }
  return additions;
}

/**
 * Returns the words that the British dictionaries lack, with British pronunciations made from American ones: of the American
 * checked dictionary, or of CMUdict. Leaves out regular inflections of known words.
 *
 * @param {Map<string, string[][]>} cmudict
 * @param {object} american the checked American dictionary of misaki
 * @param {readonly object[]} british both British dictionaries of misaki
 * @returns {Map<string, string>}
 */
export function britishAdditionsOf(cmudict, american, british) {
  const known = (word) => british.some((dictionary) => has(dictionary, word));
  const additions = new Map();
  for (const [word, variants] of cmudict) {
    const phones = variants.find((variant) => isOrdinary(word, variant));
    if (phones === undefined || known(word) || isInflection(word, phones, cmudict, known)) continue;
    const checked = entryOf(american, word);
    additions.set(word, toBritish(typeof checked === "string" ? checked : fromArpabet(phones, word), word));
  }
  return additions;
}

function has(dictionary, word) {
  return entryOf(dictionary, word) !== undefined;
}

/** Finds a word in lower case, or with a capital at its start, as the reader finds it. */
function entryOf(dictionary, word) {
  const form = [word, capitalize(word)].find((one) => Object.hasOwn(dictionary, one));
  return form === undefined ? undefined : dictionary[form];
}

function capitalize(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Returns phonemes without what the two dictionaries write in different ways: secondary stress, weak vowels, taps. */
export function lenient(phonemes) {
  return phonemes
    .replaceAll("ˌ", "")
    .replaceAll(/[ɾʔ]/g, "t")
    .replaceAll(/tn/g, "tən")
    .replaceAll("ɔ", "ɑ")
    .replaceAll("æɹ", "ɛɹ")
    .replaceAll(/[ᵊᵻ]|(?<!ˈ)[ɪʊ]/g, "ə")
    .replaceAll(/ju(?![ˈ])/g, "jə")
    .replaceAll(/i(?=ə)/g, "j");
}

/** Returns whether a word is a known word with -s, -ed or -ing, and pronounced as the rules for these endings say. */
function isInflection(word, phones, cmudict, known) {
  const said = phones.join(" ");
  return stemsOf(word).some(
    (stem) => known(stem) && (cmudict.get(stem) ?? []).some((base) => sameWeak(said, inflect(base, word))),
  );
}

/** Adds the ending of a word to the phonemes of its stem. */
function inflect(stem, word) {
  const last = stem.at(-1);
  const sound = { s: ["S", "Z", SIBILANTS], d: ["T", "D", STOPS] }[word.at(-1)];
  if (sound === undefined) return [...stem, "IH0", "NG"].join(" ");
  const [voiceless, voiced, separated] = sound;
  if (separated.has(last)) return [...stem, "IH0", voiced].join(" ");
  return [...stem, VOICELESS.has(last) ? voiceless : voiced].join(" ");
}

const SIBILANTS = new Set(["S", "Z", "SH", "ZH", "CH", "JH"]);
const STOPS = new Set(["T", "D"]);
const VOICELESS = new Set(["P", "T", "K", "F", "TH", "S", "SH", "CH"]);

/** Returns whether phonemes are equal but for AH0 and IH0, between which CMUdict does not distinguish. */
function sameWeak(one, other) {
  return one.replaceAll("AH0", "IH0") === other.replaceAll("AH0", "IH0");
}

function stemsOf(word) {
  const [, cut] = /^(.+?)(?:s|d|ing)$/.exec(word) ?? [];
  if (cut === undefined || /(?:ss|dd)$/.test(word)) return [];
  if (word.endsWith("ing")) return [cut, `${cut}e`, cut.replace(/([bcdgklmnprstvxz])\1$/, "$1")];
  if (cut.endsWith("ie")) return [cut, `${cut.slice(0, -2)}y`];
  return cut.endsWith("e") ? [cut, cut.slice(0, -1)] : word.endsWith("s") ? [cut] : [];
}

/** Of the words of two letters, these are names. The others are particles (de, von) and abbreviations. */
const SHORT_NAMES = new Set("bo cy ed fu gu hu ji jo ko ku lu ru su sy ty vi vo vu wo yu".split(" "));

/** Abbreviations that can be read from their letters, but not aloud, and particles of names, which data/names.tsv has. */
const LEFT_OUT = new Set(
  "abt akc awb dec edu eeg eeo fsi iie inc ios lxi maj nov oct phy sci sep ths url von".split(" "),
);

/** Returns whether the letters of a word can stand for its phonemes, in order. Finds abbreviations and slips of the pen. */
function isReadFromLetters(phones, word) {
  // The positions where the letter of the last phoneme may be. At the start, it is before the word.
  let ends = new Set([-1]);
  let previous = "";
  for (const phone of phones) {
    const base = phone.replace(/\d/, "");
    // A weak vowel may have no letter: candle, prism, McCall.
    const next = new Set(phone === "AH0" ? ends : []);
    for (const end of ends) {
      for (let at = Math.max(0, end); at < word.length && at <= end + MOST_SILENT; at += 1) {
        if (at === end && !SHARED.has(`${word[at]} ${previous} ${base}`)) continue;
        if (LETTERS[base].includes(word[at])) next.add(at);
      }
    }
    ends = next;
    previous = base;
  }
  return [...ends].some((end) => word.length - end <= MOST_SILENT);
}

/** The most letters from one phoneme to the next: the "ough" of "although". */
const MOST_SILENT = 5;

/** A letter and two phonemes that it stands for. */
const SHARED = new Set(
  (
    "c T S,x K S,x G Z,x K SH,x G ZH,z T S,u Y UW,u Y UH,u Y ER,u Y AH,u Y IH,u W AH,q K W,q K Y,i Y AH,i AY AH,i AY ER," +
    "j HH W,o W AH,o W AA,y AY AH,i IY AH,n N Y"
  ).split(","),
);

/** The letters that a phoneme may begin with. */
const LETTERS = {
  AA: "aoeihuw",
  AE: "aeih",
  AH: "aeiouymnlrwhtdsz'",
  AO: "aouewh",
  AW: "aouew",
  AY: "iyaeuoh",
  B: "b",
  CH: "ctzsjk",
  D: "dt",
  DH: "td",
  EH: "eaiuoyh",
  ER: "reoiuay",
  EY: "aeihy",
  F: "fpgvwu",
  G: "gxqkhc",
  HH: "hjgwxr",
  IH: "iyeauoh",
  IY: "eiyaojhu",
  JH: "jgdzc",
  K: "ckqxgh",
  L: "l",
  M: "mn",
  N: "nmgkp",
  NG: "n",
  OW: "oaewhu",
  OY: "oeuyi",
  P: "pb",
  R: "rlw",
  S: "sczxtp",
  SH: "sctxz",
  T: "tdzpc",
  TH: "th",
  UH: "uoew",
  UW: "uowejh",
  V: "vfwbp",
  W: "wuohqjv",
  Y: "yiujegln",
  Z: "zsxc",
  ZH: "szgjtxci",
};
