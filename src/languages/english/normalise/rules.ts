import type { Rule } from "../../../text/rule.js";
import { NUMERIC_RULES } from "./number-rules.js";
import { LEFTOVER_RULES } from "./numbers/fallback-rules.js";
import type { EmojiNames } from "./words/emoji.js";
import { netRules, WRITTEN_RULES } from "./written-rules.js";

/**
 * Returns the rules of English, in the order in which they are tried. Texts that only look like numbers and words (web
 * addresses, files) come first, then numbers with their signs and units, then words, then all remaining digits.
 */
export function englishRules(emojiNames: EmojiNames): readonly Rule[] {
  return [...netRules(emojiNames), ...NUMERIC_RULES, ...WRITTEN_RULES, ...LEFTOVER_RULES];
}
