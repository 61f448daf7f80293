import { cardinal, inPairs, isBritish, ordinal, year } from "../../number-words/words.js";
import { monthByNumber } from "./calendar.js";

/** Returns a date in the words of the locale: july fourth; the fourth of july. Omits undefined parts. */
export function wholeDate(
  month: number | undefined,
  day: number | undefined,
  ofYear: string | undefined,
  locale: string,
): string {
  const name = month === undefined ? "" : (monthByNumber(month) ?? "");
  const nth = day === undefined ? "" : ordinal(String(day), locale);
  const british = isBritish(locale) && name !== "";
  const date = nth === "" ? name : british ? `the ${nth} of ${name}` : `${name} ${nth}`;
  const last = ofYear === undefined ? "" : ofYear.length === 2 ? shortYear(ofYear, locale) : year(ofYear, locale);
  return `${date} ${last}`.trim();
}

/** Returns the words of a year: 1976 → nineteen seventy six; '68 → sixty eight; 24 → twenty four. */
export function yearWords(written: string, locale: string): string {
  const digits = written.replace(/^['’]/u, "");
  if (digits.length !== 2) return year(digits, locale);
  return digits.startsWith("0") ? `oh ${cardinal(digits.slice(1), locale)}` : cardinal(digits, locale);
}

/**
 * Returns a short year in words: 24 → twenty twenty four; 99 → nineteen ninety nine. Dates of the
 * forties are birthdays and wars far more often than plans.
 */
export function shortYear(digits: string, locale: string): string {
  const full = `${Number(digits) < 40 ? "20" : "19"}${digits}`;
  return /^200/u.test(full) ? year(full, locale) : inPairs(full, locale);
}
