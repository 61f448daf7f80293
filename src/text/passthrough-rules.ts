import { after, before, type MatchContext, type Rule } from "./rule.js";
import { AS_WRITTEN } from "./tokens.js";

/** A number with the marks inside it: "3,14", "10:30", "15/03/2024", "3.5kg". */
const NUMBER: Rule = {
  class: "number",
  name: AS_WRITTEN,
  pattern: /\p{N}{1,12}(?:[.,:/]\p{N}{1,12}){1,4}(?!\p{N})\p{L}{0,4}/uy,
  read: ([written]) => (written.length > LONGEST ? undefined : written),
};

/** A symbol with a name. A row of the same one is a line across the page. */
const SYMBOL: Rule = {
  class: "symbol",
  name: AS_WRITTEN,
  pattern: /([%‰°&+=@/\p{Sc}])(?!\1)/uy,
  read: ([written], context) => (before(context).endsWith(written) ? undefined : written),
};

/** A sign that means something: of mathematics, an arrow, a section. */
const SIGN: Rule = {
  class: "symbol",
  name: AS_WRITTEN,
  pattern:
    /((?![+<=>|~^¬∙⋅])[\p{Sm}\u2190-\u21ff§№℃℉]|[<>]=?(?=\s?\p{N})|(?<=[\p{L}\p{N})]\s?)[*^](?=\s?\p{N})|[#~](?=\p{N}))(?!\1)/uy,
  read: ([written], context) => (before(context).endsWith(written) || isBullet(written, context) ? undefined : written),
};

/** An arrow or a minus before the first word, with a space behind it. */
function isBullet(written: string, context: MatchContext): boolean {
  if (!/^[\u2190-\u21ff−]$/u.test(written) || context.start >= FIRST) return false;
  return before(context).trim() === "" && /^\s/u.test(after(context));
}

/** A sign further on in a sentence is no bullet. @unit characters */
const FIRST = 20;

/** @unit characters */
const LONGEST = 40;

/** Rules of a language whose numbers and symbols are read by its front end: they only keep together what is one. */
export const AS_WRITTEN_RULES: readonly Rule[] = [NUMBER, SYMBOL, SIGN];
