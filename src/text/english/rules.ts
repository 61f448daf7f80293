import { type Context, type Rule, wordAfter, wordBefore } from "../rule.js";
import { expandAbbreviation } from "./abbreviations.js";
import { spokenForm } from "./spoken-form.js";

/** The rules of English, in the order in which they are tried. */
export const ENGLISH_RULES: readonly Rule[] = [
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
  {
    class: "number",
    name: "first version",
    pattern: /[$£€¥#@+-]?[\p{L}\p{N}](?:[\p{L}\p{N}'’,.:/&–-]{0,38}[\p{L}\p{N}])?%?|[&+=@%/]/uy,
    read: (match, context) => {
      const neighbours = { previous: writtenBefore(context), next: wordAfter(context) };
      const spoken = spokenForm(match[0], neighbours);
      return spoken === match[0] ? undefined : spoken;
    },
  },
];

function endsSentence({ sentence, end }: Context): boolean {
  return /^["'”’)\]]*\s*$/u.test(sentence.slice(end));
}

function writtenBefore(context: Context): string | undefined {
  return (
    /(\S+)\s+$/u.exec(context.sentence.slice(Math.max(0, context.start - 40), context.start))?.[1] ??
    wordBefore(context)
  );
}
