import { type Context, type Rule, wordAfter, wordBefore } from "../rule.js";
import { spokenForm } from "./spoken-form.js";
import { NET_RULES, WRITTEN_RULES } from "./written-rules.js";

/** The rules of English, in the order in which they are tried. */
export const ENGLISH_RULES: readonly Rule[] = [
  ...NET_RULES,
  ...WRITTEN_RULES,
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

function writtenBefore(context: Context): string | undefined {
  return (
    /(\S+)\s+$/u.exec(context.sentence.slice(Math.max(0, context.start - 40), context.start))?.[1] ??
    wordBefore(context)
  );
}
