import type { Rule } from "../../../text/rule.js";
import { startingWith } from "../../../text/rule-index.js";
import { FUNCTION_RULES } from "./numbers/functions.js";
import { CHESS_RULES } from "./numbers/games.js";
import { CHEMISTRY_RULES } from "./technical/chemistry.js";
import { CHORD_RULES } from "./technical/chords.js";
import { CODE_IDENTIFIER_RULES, LANGUAGE_RULES } from "./technical/code.js";
import { CODE_NAME_RULES, LAST_CODE_RULES } from "./technical/codes.js";
import { FILE_RULES } from "./technical/files.js";
import { HANDLE_RULES } from "./technical/handles.js";
import { KEY_RULES } from "./technical/keys.js";
import { LATEX_RULES } from "./technical/latex.js";
import { MARKUP_RULES } from "./technical/markup.js";
import { PART_NUMBER_RULES } from "./technical/part-numbers.js";
import { PARTED_RULES } from "./technical/parted.js";
import { URL_RULES } from "./technical/urls.js";
import { VERSION_RULES } from "./technical/versions.js";
import { ACRONYM_RULES } from "./words/acronyms.js";
import { BIBLE_RULES } from "./words/bible.js";
import { CALENDAR_RULES } from "./words/calendar.js";
import { CENSORED_RULES } from "./words/censored.js";
import { CONTRACTION_RULES } from "./words/contractions.js";
import { type EmojiNames, emojiRules } from "./words/emoji.js";
import { FOREIGN_RULES } from "./words/foreign.js";
import { INITIAL_RULES } from "./words/initials.js";
import { LAW_RULES } from "./words/law.js";
import { MEDICINE_RULES } from "./words/medicine.js";
import { PLACE_RULES } from "./words/places.js";
import { RAISED_RULES } from "./words/raised.js";
import { RESPELLING_RULES } from "./words/respelling.js";
import { ROMAN_RULES } from "./words/roman.js";
import { SHORTENED_RULES } from "./words/shortened.js";
import { STITCH_RULES } from "./words/stitches.js";
import { STUTTER_RULES } from "./words/stutter.js";
import { SYMBOL_RULES } from "./words/symbols.js";
import { TITLE_RULES } from "./words/titles.js";

/**
 * Returns the rules for texts that contain numbers as parts: addresses, versions, markup. They must precede the rules of
 * numbers.
 */
export function netRules(emojiNames: EmojiNames): readonly Rule[] {
  return [
    ...startingWith(/[A-Zwy\d]/u, RAISED_RULES),
    ...LATEX_RULES,
    ...FUNCTION_RULES,
    ...LAW_RULES,
    ...MEDICINE_RULES,
    ...startingWith(/[rRhHfFbBsSdDtTcCyYiIkKpPwWmM]/u, STITCH_RULES),
    ...PARTED_RULES,
    ...MARKUP_RULES,
    ...emojiRules(emojiNames),
    ...NAME_RULES,
  ];
}

/** Rules for addresses, files, versions and other names that contain digits and signs. */
const NAME_RULES: readonly Rule[] = [
  ...startingWith(/[\p{L}\d]/u, URL_RULES),
  ...startingWith(/[A-Za-z.]/u, LANGUAGE_RULES),
  ...startingWith(/[\p{L}\d_@~./\\-]/u, FILE_RULES),
  ...startingWith(/[#@\da-fA-FHmrRuU]/u, HANDLE_RULES),
  ...startingWith(/[A-Z(\d]/u, CHEMISTRY_RULES),
  ...startingWith(/\p{L}/u, CENSORED_RULES),
  ...startingWith(/[\p{L}\d]/u, PART_NUMBER_RULES),
  ...startingWith(/[A-Za-z#*]/u, KEY_RULES),
  ...startingWith(/[\p{L}\d_@-]/u, CODE_IDENTIFIER_RULES),
  ...startingWith(/[KQRBNa-h]/u, CHESS_RULES),
  ...startingWith(/[A-GIViv]/u, CHORD_RULES),
  ...startingWith(/[vV\d]/u, VERSION_RULES),
  ...startingWith(/[A-Z1-3]/u, BIBLE_RULES),
  ...startingWith(/[\p{L}\d]/u, CODE_NAME_RULES),
];

/** Rules for words, letters and symbols that are not read as they are spelled. */
export const WRITTEN_RULES: readonly Rule[] = [
  ...startingWith(/\p{L}/u, FOREIGN_RULES),
  ...startingWith(/[A-Za-zə]/u, RESPELLING_RULES),
  ...startingWith(/\p{L}/u, STUTTER_RULES),
  ...startingWith(/[A-Z]/u, TITLE_RULES),
  ...startingWith(/[A-Zadfjmnostw]/u, CALENDAR_RULES),
  ...startingWith(/[A-Z]/u, PLACE_RULES),
  ...startingWith(/\p{L}/u, SHORTENED_RULES),
  ...startingWith(/[acdhimnstwyo\p{Lu}]/u, CONTRACTION_RULES),
  ...SYMBOL_RULES,
  ...startingWith(/[\p{L}\p{Nl}]/u, ROMAN_RULES),
  ...startingWith(/\p{L}/u, INITIAL_RULES),
  ...startingWith(/\p{L}/u, ACRONYM_RULES),
  ...startingWith(/\d/u, LAST_CODE_RULES),
];
