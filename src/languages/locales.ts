import type { SayAs } from "../core/say-as.js";
import { AS_WRITTEN_RULES } from "../text/passthrough-rules.js";
import { type RuleBook, ruleBook } from "../text/rule-index.js";
import { ENGLISH_RULES } from "./english/normalise/rules.js";
import { sayAs as sayAsInEnglish } from "./english/normalise/say-as.js";
import { abbreviationsIn } from "./espeak/abbreviations.js";

/** How texts of one language are read. A new language is a folder beside `english/` and a line in {@link LOCALES}. */
interface Locale {
  readonly rules: RuleBook;
  readonly sayAs?: (kind: SayAs, text: string, format: string | undefined, locale: string) => string | undefined;
}

const NONE: RuleBook = ruleBook([]);

/** By language, the first part of a tag. */
const LOCALES: ReadonlyMap<string, Locale> = new Map<string, Locale>([
  ["en", { rules: ruleBook(ENGLISH_RULES), sayAs: sayAsInEnglish }],
  // eSpeak NG reads their numbers and symbols.
  ...["es", "fr", "hi", "it", "pt"].map(
    (language) => [language, { rules: ruleBook([...abbreviationsIn(language), ...AS_WRITTEN_RULES]) }] as const,
  ),
]);

/** The rules of a locale; none where VoxWeave has none for its language. */
export function rulesOf(locale: string): RuleBook {
  return localeOf(locale)?.rules ?? NONE;
}

/**
 * The words of a text that its author has said the kind of, or `undefined` where it is not of that kind.
 *
 * @param format how a date is written: "mdy", "dmy"…
 * @param locale BCP 47 tag in lower case
 */
export function sayAs(kind: SayAs, text: string, format: string | undefined, locale: string): string | undefined {
  return localeOf(locale)?.sayAs?.(kind, text, format, locale);
}

function localeOf(tag: string): Locale | undefined {
  return LOCALES.get(tag.split("-")[0] ?? tag);
}
