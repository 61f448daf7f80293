import type { Rule } from "../../../text/rule.js";
import { beginning } from "../../../text/rule-index.js";
import { CHEMISTRY_RULES } from "./technical/chemistry.js";
import { IDENTIFIER_RULES, LANGUAGE_RULES } from "./technical/code.js";
import { CODE_NAME_RULES, LAST_CODE_RULES } from "./technical/codes.js";
import { FILE_RULES } from "./technical/files.js";
import { HANDLE_RULES } from "./technical/handles.js";
import { KEY_RULES } from "./technical/keys.js";
import { MARKUP_RULES } from "./technical/markup.js";
import { URL_RULES } from "./technical/urls.js";
import { VERSION_RULES } from "./technical/versions.js";
import { ACRONYM_RULES } from "./words/acronyms.js";
import { BIBLE_RULES } from "./words/bible.js";
import { CALENDAR_RULES } from "./words/calendar.js";
import { CENSORED_RULES } from "./words/censored.js";
import { EMOJI_RULES } from "./words/emoji.js";
import { INITIAL_RULES } from "./words/initials.js";
import { PLACE_RULES } from "./words/places.js";
import { ROMAN_RULES } from "./words/roman.js";
import { SHORTENED_RULES } from "./words/shortened.js";
import { SYMBOL_RULES } from "./words/symbols.js";
import { TITLE_RULES } from "./words/titles.js";

/** What must be known before any number is read, for numbers are parts of it: addresses, versions, markup. */
export const NET_RULES: readonly Rule[] = [
  ...MARKUP_RULES,
  ...EMOJI_RULES,
  ...beginning(/[\p{L}\d]/u, URL_RULES),
  ...beginning(/[A-Za-z.]/u, LANGUAGE_RULES),
  ...beginning(/[\p{L}\d_@~./\\-]/u, FILE_RULES),
  ...beginning(/[#@\da-fA-FrRuU]/u, HANDLE_RULES),
  ...beginning(/[A-Z(]/u, CHEMISTRY_RULES),
  ...beginning(/\p{L}/u, CENSORED_RULES),
  ...beginning(/[A-Za-z#*]/u, KEY_RULES),
  ...beginning(/[\p{L}\d_-]/u, IDENTIFIER_RULES),
  ...beginning(/[vV\d]/u, VERSION_RULES),
  ...beginning(/[A-Z1-3]/u, BIBLE_RULES),
  ...beginning(/[\p{L}\d]/u, CODE_NAME_RULES),
];

/** What is written with letters and is not said as it is written. */
export const WRITTEN_RULES: readonly Rule[] = [
  ...beginning(/[A-Z]/u, TITLE_RULES),
  ...beginning(/[A-Z]/u, CALENDAR_RULES),
  ...beginning(/[A-Z]/u, PLACE_RULES),
  ...beginning(/\p{L}/u, SHORTENED_RULES),
  ...SYMBOL_RULES,
  ...beginning(/\p{L}/u, ROMAN_RULES),
  ...beginning(/\p{L}/u, INITIAL_RULES),
  ...beginning(/\p{L}/u, ACRONYM_RULES),
  ...beginning(/\d/u, LAST_CODE_RULES),
];
