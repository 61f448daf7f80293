import type { Rule } from "../rule.js";
import { ACRONYM_RULES } from "./words/acronyms.js";
import { CALENDAR_RULES } from "./words/calendar.js";
import { INITIAL_RULES } from "./words/initials.js";
import { PLACE_RULES } from "./words/places.js";
import { ROMAN_RULES } from "./words/roman.js";
import { SHORTENED_RULES } from "./words/shortened.js";
import { TITLE_RULES } from "./words/titles.js";

/** What must be known before any number is read, for numbers are parts of it: addresses, versions, markup. */
export const NET_RULES: readonly Rule[] = [];

/** What is written with letters and is not said as it is written. */
export const WRITTEN_RULES: readonly Rule[] = [
  ...TITLE_RULES,
  ...CALENDAR_RULES,
  ...PLACE_RULES,
  ...SHORTENED_RULES,
  ...ROMAN_RULES,
  ...INITIAL_RULES,
  ...ACRONYM_RULES,
];
