import type { Rule } from "../../../../text/rule.js";
import { FOREIGN_PHRASES } from "./foreign-phrases.js";

/** The phonemes of each word of a phrase in American and in British English. */
type Sounds = readonly [american: readonly string[], british: readonly string[]];

const PHRASES: ReadonlyMap<string, Sounds> = new Map(
  FOREIGN_PHRASES.trim()
    .split("\n")
    .map((line) => {
      const [phrase = "", american = "", british = ""] = line.split(" | ");
      return [phrase.toLowerCase(), [american.split(" "), british.split(" ")]];
    }),
);

/** Letters with their accented forms, for patterns. */
const ACCENTED: Readonly<Record<string, string>> = {
  a: "aàâ",
  c: "cç",
  e: "eéèêë",
  i: "iîï",
  o: "oô",
  u: "uùû",
};

/** The rule for {@link FOREIGN_PHRASES}. They may be in capitals, and have a hyphen or the end of a line for a space. */
export const FOREIGN_RULES: readonly Rule[] = [
  {
    class: "word",
    name: "phrase of another language",
    begins: new RegExp(`[${[...PHRASES.keys()].map((phrase) => accented(phrase.charAt(0))).join("")}]`, "iu"),
    pattern: new RegExp(String.raw`(?:${patternOf([...PHRASES.keys()])})(?![\p{L}\p{N}])`, "iuy"),
    read: ([written], { locale }) => {
      const [american = [], british = []] = soundsOf(written.toLowerCase().replaceAll(/[\s-]+/gu, " ")) ?? [];
      const sounds = locale === "en-gb" ? british : american;
      return [...written.matchAll(/[^\s-]+/gu)].map(({ 0: word, index }, place) => {
        const phonemes = sounds[place];
        const span = { from: index, to: index + word.length };
        return phonemes === undefined || phonemes === "=" ? { text: word, ...span } : { text: word, phonemes, ...span };
      });
    },
  },
];

function soundsOf(phrase: string): Sounds | undefined {
  return PHRASES.get(phrase) ?? PHRASES.get(phrase.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("œ", "oe"));
}

/** The continuations of the beginning of some phrases, by the pattern of their next letter. */
interface Branch {
  isWhole: boolean;
  readonly next: Map<string, Branch>;
}

/**
 * Returns the source of a pattern for phrases, which prefers the longest. It has each beginning that phrases share once: almost every
 * word of a text is compared with them.
 */
function patternOf(phrases: readonly string[]): string {
  const root: Branch = { isWhole: false, next: new Map() };
  for (const phrase of phrases) {
    let branch = root;
    for (const [letter] of phrase.matchAll(/oe|./gu)) {
      const pattern = patternOfLetter(letter);
      const next = branch.next.get(pattern) ?? { isWhole: false, next: new Map() };
      branch.next.set(pattern, next);
      branch = next;
    }
    branch.isWhole = true;
  }
  return patternOfBranch(root);
}

function patternOfBranch({ isWhole, next }: Branch): string {
  if (next.size === 0) return "";
  const all = [...next].map(([letter, branch]) => letter + patternOfBranch(branch)).join("|");
  return isWhole ? `(?:${all})?` : next.size > 1 ? `(?:${all})` : all;
}

function patternOfLetter(letter: string): string {
  if (letter === " ") return String.raw`(?:-|\s{1,8})`;
  if (letter === "oe") return "(?:oe|œ)";
  return letter in ACCENTED ? `[${accented(letter)}]` : letter;
}

/** Returns a letter and its accented forms. */
function accented(letter: string): string {
  return ACCENTED[letter] ?? letter;
}
