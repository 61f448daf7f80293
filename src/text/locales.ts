import { ENGLISH_RULES } from "./english/rules.js";
import type { Rule } from "./rule.js";

/** The rules of a locale, in the order in which they are tried; none where VoxWeave has none for its language. */
export function rulesOf(locale: string): readonly Rule[] {
  return RULES.get(locale.split("-")[0] ?? locale) ?? [];
}

/** By language. A new one is a folder beside `english/` and a line here. */
const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([["en", ENGLISH_RULES]]);
