/** Months and days of the week, by every way to write them. */

const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");

const MONTH_ABBREVIATIONS = "Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec".split(" ");

const DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

const DAY_ABBREVIATIONS = "Mon Tues? Wed Thu(?:rs?)? Fri Sat Sun".split(" ");

/** A month in full or abbreviated, capitalised or in capitals. */
export const MONTH: string = names(MONTH_NAMES, MONTH_ABBREVIATIONS);

/** Abbreviated only: with a full stop, or by its company. */
export const SHORT_MONTH: string = `(?:${[...MONTH_ABBREVIATIONS.filter((name) => name !== "May"), ...capitals(MONTH_ABBREVIATIONS)].join("|")})`;

/** A day of the week in full or abbreviated. */
export const DAY: string = names(DAY_NAMES, DAY_ABBREVIATIONS);

/** Abbreviated only. */
export const SHORT_DAY: string = `(?:${[...DAY_ABBREVIATIONS, ...capitals(DAY_ABBREVIATIONS)].join("|")})`;

function names(full: readonly string[], short: readonly string[]): string {
  const titled = full.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return `(?:${[...titled, ...capitals(full), ...short.map((name) => String.raw`${name}\b\.?`), ...capitals(short).map((name) => String.raw`${name}\b\.?`)].join("|")})`;
}

function capitals(list: readonly string[]): string[] {
  return list.map((name) => name.replaceAll(/[a-z]+(?=[a-z?)]|$)|[a-z]/gu, (letters) => letters.toUpperCase()));
}

/** 7 → july. */
export function monthByNumber(number: number): string | undefined {
  return MONTH_NAMES[number - 1];
}

/** July → 7, "Jul" → 7; `undefined` for what is no month. */
export function monthNumber(written: string): number | undefined {
  const index = MONTH_NAMES.findIndex((name) => name.startsWith(written.slice(0, 3).toLowerCase()));
  return /^\p{L}{3}/u.test(written) && index >= 0 ? index + 1 : undefined;
}

/** Sept. → september; "may" stays as it is. */
export function monthName(written: string): string {
  return byBeginning(MONTH_NAMES, written);
}

/** Thurs. → thursday. */
export function dayName(written: string): string {
  return byBeginning(DAY_NAMES, written);
}

function byBeginning(list: readonly string[], written: string): string {
  const start = written.slice(0, 3).toLowerCase();
  return list.find((name) => name.startsWith(start)) ?? written.toLowerCase();
}
