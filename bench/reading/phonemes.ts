/**
 * Converts the phonemes of any contestant to misaki's symbols, with primary stress only, so that those of eSpeak and misaki are
 * comparable. Keeps spaces.
 */
export function inOneAlphabet(phonemes: string): string {
  let converted = phonemes.replace(/[^\p{L}\p{M}ˈ ]/gu, "").normalize("NFD");
  converted = converted.replace(/[\p{M}ˌːʲ]/gu, "");
  for (const [from, to] of ALPHABET) converted = converted.replaceAll(from, to);
  return converted;
}

/** Returns the sounds alone, with one vowel for all weak vowels, to compare a text with its plain words. */
export function soundsOf(phonemes: string): string {
  return inOneAlphabet(phonemes)
    .replace(/[ˈ ]/g, "")
    .replace(/(.)\1+/gu, "$1");
}

/**
 * Returns the sounds of a name, without what dictionaries write in different ways: stress, weak vowels, taps, cot and
 * caught, marry and merry, and i or j before a vowel.
 */
export function soundsOfName(phonemes: string): string {
  return soundsOf(phonemes)
    .replaceAll("tn", "tən")
    .replaceAll("ɔ", "ɑ")
    .replaceAll("ʌ", "ə")
    .replaceAll("ɜ", "ə")
    .replaceAll(/[æA](?=ɹ)/g, "ɛ")
    .replaceAll(/[ʊu](?=ɹ)/g, "ə")
    .replaceAll(/i(?=ɹ)/g, "ə")
    .replaceAll(/[iə](?=[əæɛɑAOiu])/g, "j")
    .replaceAll(/(?<=[IW])j(?=əɹ|ɹ)/g, "")
    .replaceAll(/(?<=[IW])əɹ/g, "ɹ")
    .replaceAll("hw", "w");
}

/** Converts ARPAbet, the symbols of CMUdict, to IPA: "K IY1 TH" is kˈiθ. */
export function fromArpabet(phones: string): string {
  return phones
    .split(" ")
    .map((phone) => {
      const [, base = "", stress] = /^([A-Z]+)([012])?$/.exec(phone) ?? [];
      const weak = stress === "0" && base === "AH" ? "ə" : stress === "0" && base === "ER" ? "əɹ" : undefined;
      return (stress === "1" ? "ˈ" : "") + (weak ?? ARPABET[base] ?? base.toLowerCase());
    })
    .join("");
}

/** Returns the edit distance in symbols: insertions, deletions and replacements. */
export function distance(one: string, other: string): number {
  return steps(one, other).at(-1)?.at(-1) ?? 0;
}

/**
 * Returns the part of a sentence's phonemes that belongs to one of its words. It aligns the sentence with the phonemes of the
 * single words, because eSpeak joins words, so that spaces do not show their borders.
 */
export function partOf(sentence: string, words: readonly string[], index: number): string {
  const whole = sentence.replaceAll(" ", "");
  const before = words.slice(0, index).join("").replaceAll(" ", "").length;
  const word = (words[index] ?? "").replaceAll(" ", "").length;
  const ends = alignedEnds(words.join("").replaceAll(" ", ""), whole);
  const start = ends[before] ?? 0;
  // A stress mark belongs to the next sound, even if the single word is stressed elsewhere.
  return whole
    .slice(whole[start - 1] === "ˈ" ? start - 1 : start, ends[before + word] ?? whole.length)
    .replace(/ˈ$/, "");
}

const ARPABET: Readonly<Record<string, string>> = {
  AA: "ɑ",
  AE: "æ",
  AH: "ʌ",
  AO: "ɔ",
  AW: "W",
  AY: "I",
  CH: "ʧ",
  DH: "ð",
  EH: "ɛ",
  ER: "ɜɹ",
  EY: "A",
  G: "ɡ",
  HH: "h",
  IH: "ɪ",
  IY: "i",
  JH: "ʤ",
  NG: "ŋ",
  OW: "O",
  OY: "Y",
  R: "ɹ",
  SH: "ʃ",
  TH: "θ",
  UH: "ʊ",
  UW: "u",
  Y: "j",
  ZH: "ʒ",
};

const ALPHABET: readonly (readonly [string, string])[] = [
  ["eɪ", "A"],
  ["oʊ", "O"],
  ["əʊ", "O"],
  ["aɪ", "I"],
  ["aʊ", "W"],
  ["ɔɪ", "Y"],
  ["dʒ", "ʤ"],
  ["tʃ", "ʧ"],
  ["ɚ", "əɹ"],
  ["ɝ", "ɜɹ"],
  ["ɜ", "ɜɹ"],
  ["ɹɹ", "ɹ"],
  ["r", "ɹ"],
  ["g", "ɡ"],
  ["ᵊ", "ə"],
  ["ᵻ", "ə"],
  ["ɪ", "ə"],
  ["ɐ", "ə"],
  ["ɾ", "t"],
  ["T", "t"],
  ["ʔ", "t"],
  ["o", "ɔ"],
];

/** Returns, for each prefix length of `from`, the prefix length of `to` that aligns best. */
function alignedEnds(from: string, to: string): readonly number[] {
  const table = steps(from, to);
  const ends: number[] = new Array(from.length + 1).fill(0);
  let row = from.length;
  let column = to.length;
  ends[row] = column;
  while (row > 0) {
    const here = table[row]?.[column] ?? 0;
    if (column > 0 && here === (table[row - 1]?.[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)) {
      row -= 1;
      column -= 1;
    } else if (column > 0 && here === (table[row]?.[column - 1] ?? 0) + 1) {
      column -= 1;
      continue;
    } else row -= 1;
    ends[row] = column;
  }
  ends[0] = 0;
  return ends;
}

/** The table of Wagner and Fischer. */
function steps(one: string, other: string): readonly (readonly number[])[] {
  const table: number[][] = [[...Array(other.length + 1).keys()]];
  for (let row = 1; row <= one.length; row += 1) {
    const above = table[row - 1] ?? [];
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    table.push(line);
  }
  return table;
}
