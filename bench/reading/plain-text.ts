import { plainWords } from "./cases.js";

/**
 * Returns the accepted readings of a case as texts that need no normalisation. A word that is in the case's own text is
 * written as there, with its case and its marks, so that only the measured part differs. Single letters are written as
 * capitals and, in another text, as the words of their names.
 */
export function plainTexts(words: string, written: string): readonly string[] {
  const asWritten = writtenWords(written);
  const list = words.split(" ");
  const hasArticle = /(?<![\p{L}\p{N}/-])a(?![\p{L}\p{N}/-])/iu.test(written);
  const write = (letter: (name: string, suffix: string) => string): string =>
    list
      .map((word, index) => {
        const [, name, suffix = ""] = /^([a-z])('s)?$/.exec(word) ?? [];
        if (name !== undefined && (isLetter(list, index) || (name === "a" && !hasArticle))) return letter(name, suffix);
        return asWritten.get(plainWords(word)) ?? word;
      })
      .join(" ");
  const capitals = write((name, suffix) => name.toUpperCase() + suffix);
  const names = write((name, suffix) => (LETTER_NAMES[name] ?? name) + (suffix && "s"));
  return [...new Set([capitals, names, words])].map((text) => text.charAt(0).toUpperCase() + text.slice(1));
}

const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: "eh",
  b: "bee",
  c: "see",
  d: "dee",
  e: "ee",
  f: "eff",
  g: "gee",
  h: "aitch",
  i: "eye",
  j: "jay",
  k: "kay",
  l: "ell",
  m: "em",
  n: "en",
  o: "oh",
  p: "pee",
  q: "cue",
  r: "are",
  s: "ess",
  t: "tee",
  u: "you",
  v: "vee",
  w: "double you",
  x: "ex",
  y: "why",
  z: "zee",
};

/** Returns whether a single letter is spelled. "a" and "i" are words unless another letter is beside them. */
function isLetter(words: readonly string[], index: number): boolean {
  const word = words[index] ?? "";
  if (word !== "a" && word !== "i") return true;
  return [words[index - 1], words[index + 1]].some((beside) => /^[a-z]('s)?$/.test(beside ?? ""));
}

/** Maps the plain form of each word to its spelling. Leaves out words in capitals, because their reading is measured. */
function writtenWords(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}'’]+[,.;:!?…]*/gu)) {
    const plain = plainWords(word);
    if (!words.has(plain) && !/^\P{Ll}*$/u.test(word)) words.set(plain, word);
  }
  return words;
}
