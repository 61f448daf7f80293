import type { Rule } from "../../../text/rule.js";
import { NUMERIC_RULES } from "./number-rules.js";
import { LEFTOVER_RULES } from "./numbers/fallback-rules.js";
import { NET_RULES, WRITTEN_RULES } from "./written-rules.js";

/**
 * The rules of English, in the order in which they are tried. Texts that only look like numbers and words (web
 * addresses, files) come first, then numbers with their signs and units, then words, then all remaining digits.
 */
export const ENGLISH_RULES: readonly Rule[] = [...NET_RULES, ...NUMERIC_RULES, ...WRITTEN_RULES, ...LEFTOVER_RULES];
