import type { SayAs } from "../../../core/say-as.js";
import type { Rule, Verbalisation } from "../../../text/rule.js";
import { quantity, SIGNED } from "../number-words/amount.js";
import { fractionWords } from "../number-words/fraction.js";
import { ordinal, spellDigits } from "../number-words/words.js";
import { monthNumber } from "./numbers/calendar.js";
import { wholeDate } from "./numbers/date-words.js";
import { DATE_RULES } from "./numbers/dates.js";
import { MONEY_RULES } from "./numbers/money.js";
import { groups } from "./numbers/telephones.js";
import { TIME_RULES } from "./numbers/times.js";
import { UNIT_RULES } from "./numbers/units.js";

/**
 * Returns the words of a text that its author has marked as a date, a number or another kind. Returns `undefined` if
 * the text is not of that kind.
 *
 * @param format the order of the parts of a date: "mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y"
 */
export function sayAs(kind: SayAs, text: string, format: string | undefined, locale: string): string | undefined {
  const written = text.trim();
  return written === "" ? undefined : READERS[kind](written, locale, format);
}

type Reader = (written: string, locale: string, format: string | undefined) => string | undefined;

const READERS: Readonly<Record<SayAs, Reader>> = {
  characters: (written) => characterWords(written),
  cardinal: (written, locale) => (NUMBER.test(written) ? quantity(written, locale).words : undefined),
  ordinal: (written, locale) => {
    const digits = /^([\d,]{1,40})(?:st|nd|rd|th)?$/u.exec(written)?.[1]?.replaceAll(",", "");
    return digits ? ordinal(digits, locale) : undefined;
  },
  fraction: (written, locale) => fractionWords(written.replace("+", " "), locale),
  date: (written, locale, format) =>
    format === undefined ? byRules(DATE_RULES, written, locale) : dateByFormat(written, format, locale),
  time: (written, locale) => byRules(TIME_RULES, written, locale),
  telephone: (written) => (/\d/u.test(written) ? joined(groups(written)) : undefined),
  currency: (written, locale) => byRules(MONEY_RULES, written, locale),
  unit: (written, locale) => byRules(UNIT_RULES, written, locale),
};

const NUMBER = new RegExp(`^${SIGNED}$`, "u");

/** Returns the words by the first rule that matches the whole text. */
function byRules(rules: readonly Rule[], written: string, locale: string): string | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = 0;
    const match = rule.pattern.exec(written);
    if (match?.[0].length !== written.length) continue;
    const reading = rule.read(match, { sentence: written, start: 0, end: written.length, locale });
    if (reading !== undefined) return joined(reading);
  }
  return undefined;
}

function joined(reading: Verbalisation): string {
  const parts = typeof reading === "string" ? [{ text: reading }] : reading;
  return parts
    .map((part) => ("as" in part && part.as === "letters" ? [...part.text].join(" ") : part.text))
    .join(" ")
    .trim()
    .replaceAll(/\s+/gu, " ")
    .toLowerCase();
}

/**
 * Returns the words of a date. Its parts are digits or the name of a month, with any marks between them. If there are
 * no marks, the format decides where to split the digits.
 */
function dateByFormat(written: string, format: string, locale: string): string | undefined {
  if (!/^[dmy]{1,3}$/u.test(format)) return undefined;
  const found = written.match(/\d+|\p{L}{3,}/gu) ?? [];
  const parts = found.length === 1 && format.length > 1 ? cutByFormat(written, format) : found;
  if (parts.length !== format.length) return undefined;
  const { d, m, y } = Object.fromEntries([...format].map((letter, index) => [letter, parts[index] ?? ""]));
  const day = d === undefined ? undefined : Number(d);
  const month = m === undefined ? undefined : (monthNumber(m) ?? Number(m));
  if (day !== undefined && !(day >= 1 && day <= 31)) return undefined;
  if (month !== undefined && !(month >= 1 && month <= 12)) return undefined;
  if (y !== undefined && !/^\d{1,4}$/u.test(y)) return undefined;
  return wholeDate(month, day, y, locale);
}

/** Splits digits by a format: 20240506 with "ymd" is 2024, 05, 06. */
function cutByFormat(written: string, format: string): string[] {
  const pattern = [...format]
    .map((letter) => (letter === "y" ? String.raw`(\d{4}|\d{2})` : String.raw`(\d{2})`))
    .join("");
  return new RegExp(`^${pattern}$`, "u").exec(written)?.slice(1) ?? [];
}

/** Names of characters other than letters and digits, for a text that is spelled. */
const MARK_NAMES: ReadonlyMap<string, string> = new Map([
  [".", "dot"],
  [",", "comma"],
  ["-", "dash"],
  ["–", "dash"],
  ["_", "underscore"],
  ["/", "slash"],
  ["\\", "backslash"],
  ["@", "at"],
  ["#", "hash"],
  ["&", "and"],
  ["+", "plus"],
  ["*", "star"],
  ["=", "equals"],
  [":", "colon"],
  [";", "semicolon"],
  ["!", "exclamation mark"],
  ["?", "question mark"],
  ["%", "percent"],
  ["$", "dollar"],
  ["'", "apostrophe"],
  ['"', "quote"],
]);

function characterWords(written: string): string | undefined {
  const words = [...written].map((character) => {
    if (/\d/u.test(character)) return spellDigits(character);
    return /\p{L}/u.test(character) ? character.toLowerCase() : (MARK_NAMES.get(character) ?? "");
  });
  return words.filter((word) => word !== "").join(" ") || undefined;
}
