import type { Rule } from "../../rule.js";
import { END, NO_GROUPS, QUANTITY, quantity, sticky } from "../numbers/amount.js";

const SIGNS: Record<string, string> = { "%": "percent", "％": "percent", "‰": "per mille", "‱": "basis points" };

/** Percentages, and ranges of them: 10–20%, 10%-20%. */
export const PERCENT_RULES: readonly Rule[] = [
  {
    class: "percent",
    name: "percentage",
    pattern: sticky(String.raw`(?<amount>${QUANTITY})[ \u00a0\u202f]?(?<sign>[%％‰‱])${END}`),
    read: ({ groups: { amount = "", sign = "" } = NO_GROUPS, 0: written }, { locale, sentence, end }) => {
      const range = RANGE_GOES_ON.exec(sentence.slice(end, end + 8));
      const words = `${quantity(amount, locale).words} ${SIGNS[sign]}`;
      return [{ text: range === null ? words : `${words} to`, to: written.length }];
    },
  },
  {
    class: "percent",
    name: "abbreviation",
    pattern: sticky(String.raw`(?<amount>${QUANTITY}) ?(?:pct|p\.c)\b\.?`),
    read: ({ groups: { amount = "" } = NO_GROUPS }, { locale }) => `${quantity(amount, locale).words} percent`,
  },
];

/** 5%–10%: the dash is said with the first of them. */
const RANGE_GOES_ON = /^[-–—]\d/u;
