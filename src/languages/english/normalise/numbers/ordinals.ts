import type { Rule } from "../../../../text/rule.js";
import { NO_GROUPS, sticky, WHOLE } from "../../number-words/amount.js";
import { ordinal, plural } from "../../number-words/words.js";

/** The rule for ordinals, also with raised letters: 1st, 22nd, 1,000th. */
export const ORDINAL_RULES: readonly Rule[] = [
  {
    class: "ordinal",
    name: "ordinal",
    pattern: sticky(
      String.raw`(?<number>${WHOLE})(?:st|nd|rd|th|ST|ND|RD|TH|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ|ª)(?:(?<dash>[-–—/])(?=\d{1,4}(?:st|nd|rd|th)(?!\p{L}))|(?<many>s)?(?![\p{L}\p{N}]))`,
    ),
    read: ({ groups: { number = "", many, dash } = NO_GROUPS, 0: written }, { locale }) => {
      const words = ordinal(number.replaceAll(/\D/gu, ""), locale);
      if (dash !== undefined)
        return [
          { text: words, to: written.length - 1 },
          // 7th/9th Battalion
          { text: dash === "/" ? "" : "to", from: written.length - 1 },
        ];
      return many === undefined ? words : plural(words);
    },
  },
];
