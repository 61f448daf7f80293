// Turns the phonemes of CMUdict (ARPAbet) into the symbols and conventions of misaki's American dictionary.
// `node scripts/measure-cmudict.mjs` measures the agreement on the words that both dictionaries have.

const CONSONANTS = {
  CH: "ʧ",
  DH: "ð",
  G: "ɡ",
  HH: "h",
  JH: "ʤ",
  NG: "ŋ",
  R: "ɹ",
  SH: "ʃ",
  TH: "θ",
  Y: "j",
  ZH: "ʒ",
};

const VOWELS = {
  AA: "ɑ",
  AE: "æ",
  AH: "ʌ",
  AO: "ɔ",
  AW: "W",
  AY: "I",
  EH: "ɛ",
  ER: "ɜɹ",
  EY: "A",
  IH: "ɪ",
  IY: "i",
  OW: "O",
  OY: "Y",
  UH: "ʊ",
  UW: "u",
};

const STRESS = { 0: "", 1: "ˈ", 2: "ˌ" };

/**
 * Returns the pronunciation in misaki's symbols.
 *
 * @param {readonly string[]} phones such as ["HH", "AH0", "L", "OW1"]
 * @param {string} word its spelling in lower case, which decides between weak vowels
 */
export function fromArpabet(phones, word) {
  const sounds = withOnePrimary(phones.map(parse));
  return sounds.map((sound, at) => symbolOf(sounds, at, sound, word)).join("");
}

/** @returns {{ base: string, stress?: number }} stress of a vowel: 0 none, 1 primary, 2 secondary */
function parse(phone) {
  const [, base, stress] = /^([A-Z]+)([012])?$/.exec(phone);
  return stress === undefined ? { base } : { base, stress: Number(stress) };
}

/** Keeps the last primary stress of several, as misaki does, and adds one to a word that has none. */
function withOnePrimary(sounds) {
  const last = sounds.findLastIndex(({ stress }) => stress === 1);
  if (last < 0) {
    const most = sounds.findIndex(({ stress }) => stress === 2);
    const first = most < 0 ? sounds.findIndex(({ stress }) => stress !== undefined) : most;
    return sounds.map((sound, at) => (at === first ? { ...sound, stress: 1 } : sound));
  }
  return sounds.map((sound, at) =>
    sound.stress === 1 && at !== last ? { ...sound, stress: 2, wasPrimary: true } : sound,
  );
}

function symbolOf(sounds, at, sound, word) {
  const { base } = sound;
  if (isVowel(sound)) return vowelOf(sounds, at, sound, word);
  if (base === "T") return tapOf(sounds[at - 1], sounds[at + 1], sounds, at);
  // "wh" is w in misaki's dictionary.
  if (base === "HH" && sounds[at + 1]?.base === "W" && word.includes("wh")) return "";
  // logically lˈɑʤəkᵊli
  if (base === "L" && at === sounds.length - 2 && sounds[at - 1]?.base === "K" && word.endsWith("cally")) return "ᵊl";
  return CONSONANTS[base] ?? base.toLowerCase();
}

/** A "t" between vowels: writer ɹˈIɾəɹ, button bˈʌʔn. */
function tapOf(before, next, sounds, at) {
  const afterVowel = (before !== undefined && isVowel(before)) || before?.base === "R";
  if (!afterVowel || next === undefined || !isVowel(next)) return "t";
  if (isSyllabicN(sounds, at + 1)) return isGlottal(sounds, at) ? "ʔ" : "t";
  const isFinalI = next.base === "IY" && at + 2 === sounds.length;
  return next.stress === 0 || isFinalI ? "ɾ" : "t";
}

function isSyllabicN(sounds, at) {
  const { base, stress } = sounds[at];
  const isEnd = sounds[at + 2] === undefined || !isVowel(sounds[at + 2]);
  return stress === 0 && (base === "AH" || base === "IH") && sounds[at + 1]?.base === "N" && isEnd;
}

/** Returns whether "t" before a syllabic n directly follows the stressed vowel: cotton, but not skeleton. */
function isGlottal(sounds, at) {
  const before = sounds[at - 1];
  return before.stress === 1 && before.base !== "ER" && sounds[at + 3] === undefined;
}

function vowelOf(sounds, at, sound, word) {
  const { base, stress } = sound;
  const next = sounds[at + 1];
  const isFirst = !sounds.slice(0, at).some(isVowel);
  if (base === "ER") return isBurg(sounds, at, word) ? "ˌɜɹ" : stress === 0 ? "əɹ" : `${STRESS[stress]}ɜɹ`;
  if (isWeak(sounds, at, isFirst, word)) return weakOf(sounds, at, base, word);
  if (base === "UW" && stress !== 1 && next?.base === "AH" && next.stress === 0) {
    // annual ˈænjəwəl
    return PALATAL.has(sounds[at - 1]?.base) ? "əw" : "u";
  }
  // regular ɹˈɛɡjələɹ
  if (
    base === "UW" &&
    stress === 0 &&
    !isFirst &&
    sounds[at - 1]?.base === "Y" &&
    nextVowel(sounds, at) &&
    !isVowel(next)
  )
    return "ə";
  const mark = markOf(sounds, at, isFirst, word);
  if (base === "IY" && next?.base === "R" && stress > 0) return `${mark}ɪ`;
  // marry mˈɛɹi
  if (base === "AE" && next?.base === "R") return `${mark}ɛ`;
  // fire fˈIəɹ, power pˈWəɹ
  const glides = (base === "AY" || base === "AW") && next?.base === "R" && !isVowel(sounds[at + 2] ?? {});
  return mark + VOWELS[base] + (glides ? "ə" : "");
}

function isVowel({ stress }) {
  return stress !== undefined;
}

const PALATAL = new Set(["Y", "CH", "JH", "SH", "ZH"]);
/** Vowels that misaki's dictionary never has after the stress without a stress of their own. */
const FULL = new Set(["AA", "AE", "AO", "AW", "AY", "EH", "EY"]);

/** Returns whether a vowel is one that CMUdict writes AH0 or IH0, or should. */
function isWeak(sounds, at, isFirst, word) {
  const { base, stress } = sounds[at];
  const adjacent = isFirst && nextVowel(sounds, at)?.stress === 1;
  if (base === "AH") return stress === 0 || (stress === 2 && at === sounds.length - 1);
  if (base === "IH")
    return stress === 0 || (stress === 2 && ((adjacent && !word.startsWith("mis")) || isIst(sounds, at, word)));
  if (base === "EH") return at === 0 && stress !== 1 && adjacent && /^e[nmx]/.test(word);
  return base === "IY" && stress === 0 && adjacent && !isVowel(sounds[at + 1]) && /^(?:re|pre|de|be)/.test(word);
}

/**
 * Moves secondary stress to where misaki's dictionary has it. CMUdict has more of it before the main stress (bambino), and
 * less of it after (Amtrak).
 */
function markOf(sounds, at, isFirst, word) {
  const { base, stress, wasPrimary } = sounds[at];
  if (stress === 1) return "ˈ";
  const isEnd = at === sounds.length - 1;
  const primary = sounds.findIndex((sound) => sound.stress === 1);
  const isBefore = at < primary;
  // Martinez, Torres
  const isSpanish = base === "EH" && at === sounds.length - 2 && /e[sz]$/.test(word);
  if (stress === 2 && !isSpanish) {
    if (isEnd && (base === "IY" || base === "OW")) return "";
    const adjacent = isFirst && isBefore && nextVowel(sounds, at)?.stress === 1;
    return adjacent && !wasPrimary && !/^(?:un|out|low|mid|mis|non)/.test(word) ? "" : "ˌ";
  }
  if (!isBefore) return FULL.has(base) && !isEnd && !isSpanish ? "ˌ" : "";
  if (isFirst) return nextVowel(sounds, at)?.stress === 0 && (FULL.has(base) || base === "IY") ? "ˌ" : "";
  return base === "AY" || base === "EH" ? "ˌ" : "";
}

function nextVowel(sounds, at) {
  return sounds.slice(at + 1).find(isVowel);
}

/** Greenberg, Pittsburgh */
function isBurg(sounds, at, word) {
  const { stress } = sounds[at];
  return (
    stress === 0 && sounds[at - 1]?.base === "B" && sounds[at + 1]?.base === "G" && /b[eu]rg(?:h|s|er|ers)?$/.test(word)
  );
}

function isIst(sounds, at, word) {
  return sounds[at + 1]?.base === "S" && sounds[at + 2]?.base === "T" && /ists?$/.test(word);
}

/** The unstressed vowels AH0 and IH0, which CMUdict does not keep apart. */
function weakOf(sounds, at, base, word) {
  const before = sounds[at - 1];
  const [next, second] = [sounds[at + 1], sounds[at + 2]];
  if (next === undefined) return "ə";
  if (next.base === "NG" || next.base === "SH") return "ɪ";
  const isLast = second === undefined;
  const spelled = isLast && ENDINGS.find(([sound, ending]) => sound === next.base && ending.test(word));
  if (spelled) return spelled[2];
  if (next.base === "S" && second?.base === "T" && at + 4 >= sounds.length) {
    if (/ists?$/.test(word)) return "ɪ";
    if (/est$/.test(word) && at > 1) return "ᵻ";
  }
  if (next.base === "K" && second?.base === "S" && /ics$/.test(word)) return "ɪ";
  if (at === 0) return initialOf(base, next, second, word);
  const closed = second === undefined || !isVowel(second);
  if (at === 1 && word.startsWith("fitz")) return "ɪ";
  if (at === 1 && next.base === "S" && /^[dm]is/.test(word)) {
    if (before.base === "M" || nextVowel(sounds, at)?.stress !== 1) return "ˌɪ";
    return sounds[at].stress === 2 && closed ? "ɪ" : "ə";
  }
  if (!closed || isVowel(before)) return "ə";
  if (next.base === "L") return SYLLABIC_L.has(before.base) ? "ᵊ" : "ə";
  if (next.base === "N") return isGlottalBefore(sounds, at) ? "" : SYLLABIC_N.has(before.base) ? "ᵊ" : "ə";
  return "ə";
}

function isGlottalBefore(sounds, at) {
  return (
    sounds[at - 1].base === "T" &&
    sounds[at - 2] !== undefined &&
    tapOf(sounds[at - 2], sounds[at], sounds, at - 1) === "ʔ"
  );
}

/** The weak vowel at the start: unknown ˌʌnnˈOn, enable ɪnˈAbᵊl, about əbˈWt. */
function initialOf(base, next, second, word) {
  const closed = second !== undefined && !isVowel(second);
  if (base === "AH") return next.base === "N" && (closed || /^un(?!i)/.test(word)) ? "ˌʌ" : "ə";
  if (/^em/.test(word)) return "ə";
  return closed || next.base === "N" || /^ex/.test(word) ? "ɪ" : "ə";
}

/** Weak vowels before a last consonant that the spelling decides. */
const ENDINGS = [
  ["D", /ed$/, "ᵻ"],
  ["Z", /e'?s$/, "ᵻ"],
  ["JH", /age$/, "ɪ"],
  ["K", /ic$/, "ɪ"],
  ["SH", /ish$/, "ɪ"],
  ["V", /ive$/, "ɪ"],
  ["S", /sis$/, "ɪ"],
  ["P", /ship$/, "ˌɪ"],
];

/** Consonants after which a weak vowel before l is `ᵊ`, in most words of misaki's dictionary. */
const SYLLABIC_L = new Set(["B", "D", "G", "K", "M", "N", "P", "S", "SH", "T", "TH", "V", "Z", "F"]);
/** Consonants after which a weak vowel before n is `ᵊ`. */
const SYLLABIC_N = new Set(["D", "S", "T", "Z", "JH"]);
