import type { Rule, VerbalisedPart } from "../../../../text/rule.js";

/**
 * Rules for words with stars in place of letters: "f***", "sh*t", "f***ing". Each star is read as "star", as British
 * newsreaders do: "f star star star". So a listener learns as much as a reader.
 */
export const CENSORED_RULES: readonly Rule[] = [
  {
    class: "censored",
    name: "to its end",
    pattern: /\p{L}{1,2}\*{2,12}(?![\p{L}\p{N}*_])/uy,
    read: ([written], { sentence, start, end }) => (isMarked(sentence, start, end) ? undefined : parts(written)),
  },
  {
    class: "censored",
    name: "inside",
    pattern: /\p{L}{1,8}\*{1,8}\p{L}{1,8}(?![\p{L}\p{N}*])/uy,
    read: ([written], { sentence, start, end }) => {
      const one = /\p{L}\*\p{L}/u.test(written);
      // One star stands for a vowel. "x**y" is a power.
      const likely = one ? ONE_STAR.test(written) : !/^[aeijkmnxyz]\*{2}\p{L}{1,2}$/iu.test(written);
      return likely && !isMarked(sentence, start, end) ? parts(written) : undefined;
    },
  },
];

const ONE_STAR = /^[bcdfghjklmnpqrstvwxyz]{1,2}\*[bcdfghjklmnpqrstvwxyz]{1,3}(?:e[drs]|ing|y|s)?$/iu;

/** Returns whether the stars are probably marks of bold text: such marks open before the match or close after it. */
function isMarked(sentence: string, start: number, end: number): boolean {
  return (
    /(?:^|[^\p{L}\p{N}*])\*{1,3}[^\s*]/u.test(sentence.slice(Math.max(0, start - NEAR), start)) ||
    sentence.charAt(start - 1) === "*" ||
    /\p{L}{3}\*{1,3}(?![\p{L}\p{N}*])/u.test(sentence.slice(end, end + NEAR))
  );
}

/** The distance within which other stars are searched. @unit characters */
const NEAR = 300;

function parts(written: string): VerbalisedPart[] {
  return [...written.matchAll(/\p{L}+|\*/gu)].map((match) => {
    const place = { from: match.index, to: match.index + match[0].length };
    if (match[0] === "*") return { text: "star", ...place };
    const spelled = match[0].length === 1 || !/[aeiou]/iu.test(match[0]);
    return { text: match[0].toLowerCase(), ...(spelled && { as: "letters" }), ...place };
  });
}
