import type { Rule } from "../../../text/rule.js";
import { NUMERIC_RULES } from "./number-rules.js";
import { LEFTOVER_RULES } from "./numbers/fallback-rules.js";
import { NET_RULES, WRITTEN_RULES } from "./written-rules.js";

/**
 * The rules of English, in the order in which they are tried: what only looks like numbers and words (addresses of the web,
 * files) first, then numbers with what belongs to them, then words, then what is left.
 */
export const ENGLISH_RULES: readonly Rule[] = [...NET_RULES, ...NUMERIC_RULES, ...WRITTEN_RULES, ...LEFTOVER_RULES];
