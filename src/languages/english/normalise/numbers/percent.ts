import type { Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, NUMBER, numberWords, QUANTITY, quantity, sticky } from "../../number-words/amount.js";

const SIGNS: Record<string, string> = { "%": "percent", "％": "percent", "‰": "per mille", "‱": "basis points" };

/** Rules for percentages and their ranges: 5%, 10–20%, 10%-20%. */
export const PERCENT_RULES: readonly Rule[] = [
  {
    class: "percent",
    name: "percentage",
    pattern: sticky(
      String.raw`(?<amount>${QUANTITY})[ \u00a0\u202f]?(?<sign>[%％‰‱])${END}(?<dash>[-–—](?=\d)| [-–—] (?=\d[\d.,]{0,8} ?[%％]))?`,
    ),
    read: ({ groups: { amount = "", sign = "", dash } = NO_GROUPS, 0: written }, { locale }) => {
      const words = `${quantity(amount, locale).words} ${SIGNS[sign]}`;
      if (dash === undefined) return words;
      const at = written.length - dash.length;
      return [
        { text: words, to: at },
        { text: "to", from: at, to: written.length },
      ];
    },
  },
  {
    class: "percent",
    name: "after its sign",
    begins: /%/u,
    pattern: sticky(String.raw`(?<![\p{L}\p{N}])%(?<amount>${NUMBER})${END}`),
    read: ({ groups: { amount = "" } = NO_GROUPS }, { locale }) => `${numberWords(amount, locale)} percent`,
  },
  {
    class: "percent",
    name: "abbreviation",
    pattern: sticky(String.raw`(?<amount>${QUANTITY}) ?(?:pct|p\.c)\b\.?`),
    read: ({ groups: { amount = "" } = NO_GROUPS }, { locale }) => `${quantity(amount, locale).words} percent`,
  },
];
