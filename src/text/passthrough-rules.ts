import { after, before, type MatchContext, type Rule } from "./rule.js";
import { AS_WRITTEN } from "./tokens.js";

/** Rule that keeps a number together with the marks inside it: "3,14", "10:30", "15/03/2024", "3.5kg". */
const NUMBER: Rule = {
  class: "number",
  name: AS_WRITTEN,
  pattern: /\p{N}{1,12}(?:[.,:/]\p{N}{1,12}){1,4}(?!\p{N})\p{L}{0,4}/uy,
  read: ([written]) => (written.length > LONGEST ? undefined : written),
};

/** Rule that keeps a symbol with a name. A row of one symbol is a line across the page, and has no sound. */
const SYMBOL: Rule = {
  class: "symbol",
  name: AS_WRITTEN,
  pattern: /([%‰°&+=@/\p{Sc}])(?!\1)/uy,
  read: ([written], context) => (before(context).endsWith(written) ? undefined : written),
};

/** Rule that keeps a sign with a meaning: a mathematical sign, an arrow, a section sign. */
const SIGN: Rule = {
  class: "symbol",
  name: AS_WRITTEN,
  pattern:
    /((?![+<=>|~^¬∙⋅])[\p{Sm}\u2190-\u21ff§№℃℉]|[<>]=?(?=\s?\p{N})|(?<=[\p{L}\p{N})]\s?)[*^](?=\s?\p{N})|[#~](?=\p{N}))(?!\1)/uy,
  read: ([written], context) => (before(context).endsWith(written) || isBullet(written, context) ? undefined : written),
};

/** Tests for an arrow or a minus sign before the first word, with a space after it. */
function isBullet(written: string, context: MatchContext): boolean {
  if (!/^[\u2190-\u21ff−]$/u.test(written) || context.start >= FIRST) return false;
  return before(context).trim() === "" && /^\s/u.test(after(context));
}

/** A bullet begins before this offset of the sentence. @unit characters */
const FIRST = 20;

/** Longest number that is kept together. @unit characters */
const LONGEST = 40;

/**
 * Rules for a language whose phonemizer reads numbers and symbols itself. They leave each number and symbol as it is
 * written, and only keep its characters together.
 */
export const AS_WRITTEN_RULES: readonly Rule[] = [NUMBER, SYMBOL, SIGN];
