import { type Context, type Rule, wordAfter } from "../rule.js";
import { expandAbbreviation } from "./abbreviations.js";
import { NUMERIC_RULES } from "./numeric-rules.js";

/** The rules of English, in the order in which they are tried. */
export const ENGLISH_RULES: readonly Rule[] = [
  ...NUMERIC_RULES,
  {
    class: "abbreviation",
    name: "first version",
    pattern: /((?:\p{L}\.)*\p{L}{1,12})\./uy,
    read: ([, word = ""], context) => {
      const next = wordAfter(context);
      const expanded = expandAbbreviation(word, next);
      if (expanded !== undefined) return endsSentence(context) ? [{ text: expanded, mark: "." }] : expanded;
      return !endsSentence(context) && /^(?:\p{L}\.)*\p{L}$/u.test(word) ? word : undefined;
    },
  },
];

function endsSentence({ sentence, end }: Context): boolean {
  return /^["'”’)\]]*\s*$/u.test(sentence.slice(end));
}
