import { plainWords } from "./cases.js";

/**
 * The accepted words of a case as texts that any contestant can read without having to normalise them. A word that stands
 * in the case's own text is written as there, with its case and its marks, so that nothing differs but what is
 * measured. Single letters are written as capitals and, in another text, as the words of their names.
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

/** "a" and "i" by themselves are words; beside another letter they are letters. */
function isLetter(words: readonly string[], index: number): boolean {
  const word = words[index] ?? "";
  if (word !== "a" && word !== "i") return true;
  return [words[index - 1], words[index + 1]].some((beside) => /^[a-z]('s)?$/.test(beside ?? ""));
}

/** Words of a text by their plain form. Those in capitals are left out: how these are said is what is measured. */
function writtenWords(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}'’]+[,.;:!?…]*/gu)) {
    const plain = plainWords(word);
    if (!words.has(plain) && !/^\P{Ll}*$/u.test(word)) words.set(plain, word);
  }
  return words;
}
