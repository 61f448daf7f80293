import type { Rule } from "../../../../text/rule.js";
import { NO_GROUPS, sticky, WHOLE } from "../../number-words/amount.js";
import { ordinal, plural } from "../../number-words/words.js";

/** The rule for ordinals, also with raised letters: 1st, 22nd, 1,000th. */
export const ORDINAL_RULES: readonly Rule[] = [
  {
    class: "ordinal",
    name: "ordinal",
    pattern: sticky(
      String.raw`(?<number>${WHOLE})(?:st|nd|rd|th|ST|ND|RD|TH|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ|ª)(?<many>s)?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { number = "", many } = NO_GROUPS }, { locale }) => {
      const words = ordinal(number.replaceAll(/\D/gu, ""), locale);
      return many === undefined ? words : plural(words);
    },
  },
];
