import { after, type Rule } from "../../../../text/rule.js";
import { table } from "./word-context.js";

/** Rules for speech that a novel writes letter by letter: "W-what", "G-g-good", "S-s-s-h!". */
export const STUTTER_RULES: readonly Rule[] = [
  {
    class: "word",
    name: "hush",
    pattern: /[Ss]{1,8}(?:-?[SsHh]{1,8}){0,8}(?![\p{L}\p{N}-])/uy,
    read: ([written], context) => {
      // "ssh" and "sh" are programs, "SSH" is a protocol.
      const hushes =
        /^s[sh-]*-[sh-]*h$|^s+hh+$/iu.test(written) ||
        /^S+sh$/u.test(written) ||
        (written === "Sh" && /^[!…]/u.test(after(context)));
      return hushes && !/^[SH]+$/u.test(written) ? "shh" : undefined;
    },
  },
  {
    class: "word",
    name: "stutter",
    pattern: /((?:\p{L}h?-){1,6})(\p{Ll}{2,20}(?:['’]\p{Ll}{1,3})?)(?![\p{L}\p{N}-])/uy,
    read: ([, starts = "", word = ""]) => {
      const all = starts.slice(0, -1).split("-");
      const start = all[0]?.toLowerCase() ?? "";
      const again = all.every((each) => each.toLowerCase() === start) && word.startsWith(start);
      // "th-the" is no name of a letter.
      if (again && start === "th") return `${all.map(() => "thuh").join(" ")} ${word}`;
      // "t-test" and "e-edition" are words. A capital before the word in lower case shows that the letter is no name.
      const clear = all.length > 1 || (/^\p{Lu}/u.test(starts) && !TESTS.test(word));
      return again && clear ? `${all.map(() => soundOf(start, word)).join(" ")} ${word}` : undefined;
    },
  },
];

/** Nouns after the letter of a statistic: "T-tests". */
const TESTS = /^(?:tests?|tables?|tails?|values?|edition|email|mail)$/u;

/** Returns a word for the beginning of a word that is said alone: "guh" for "g". */
function soundOf(start: string, word: string): string {
  if (start === "i") return "i";
  if (/^[aeou]/u.test(start)) return "uh";
  if (start === "c") return /^c[eiy]/u.test(word) ? "suh" : "kuh";
  return SOUNDS.get(start) ?? `${start}uh`;
}

const SOUNDS = table("q = kuh; x = zuh; k = kuh; wh = wuh; ph = fuh; gh = guh; y = yuh");
