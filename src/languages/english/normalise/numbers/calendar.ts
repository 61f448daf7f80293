// Names and abbreviations of months and weekdays.

const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");

const MONTH_ABBREVIATIONS = "Jan Feb Mar Apr May Jun Jul Aug Sept? Oct Nov Dec".split(" ");

const DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

const DAY_ABBREVIATIONS = "Mon Tues? Wed Thu(?:rs?)? Fri Sat Sun".split(" ");

/** The name or abbreviation of a month, capitalised or in capitals. */
export const MONTH: string = names(MONTH_NAMES, MONTH_ABBREVIATIONS);

/** The abbreviation of a month. A full stop after it, or the words around it, must show that it is a month. */
export const SHORT_MONTH: string = `(?:${[...MONTH_ABBREVIATIONS.filter((name) => name !== "May"), ...capitals(MONTH_ABBREVIATIONS)].join("|")})`;

/** The name or abbreviation of a weekday. */
export const DAY: string = names(DAY_NAMES, DAY_ABBREVIATIONS);

/** The abbreviation of a weekday. */
export const SHORT_DAY: string = `(?:${[...DAY_ABBREVIATIONS, ...capitals(DAY_ABBREVIATIONS)].join("|")})`;

function names(full: readonly string[], short: readonly string[]): string {
  const titled = full.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return `(?:${[...titled, ...capitals(full), ...short.map((name) => String.raw`${name}\b\.?`), ...capitals(short).map((name) => String.raw`${name}\b\.?`)].join("|")})`;
}

function capitals(list: readonly string[]): string[] {
  return list.map((name) => name.replaceAll(/[a-z]+(?=[a-z?)]|$)|[a-z]/gu, (letters) => letters.toUpperCase()));
}

/** Returns the name of a month: 7 → july. */
export function monthByNumber(number: number): string | undefined {
  return MONTH_NAMES[number - 1];
}

/** Returns the number of a month: July → 7, "Jul" → 7. Returns `undefined` for other words. */
export function monthNumber(written: string): number | undefined {
  const index = MONTH_NAMES.findIndex((name) => name.startsWith(written.slice(0, 3).toLowerCase()));
  return /^\p{L}{3}/u.test(written) && index >= 0 ? index + 1 : undefined;
}

/** Returns the full name of a month: Sept. → september. */
export function monthName(written: string): string {
  return byBeginning(MONTH_NAMES, written);
}

/** Returns the full name of a weekday: Thurs. → thursday. */
export function dayName(written: string): string {
  return byBeginning(DAY_NAMES, written);
}

function byBeginning(list: readonly string[], written: string): string {
  const start = written.slice(0, 3).toLowerCase();
  return list.find((name) => name.startsWith(start)) ?? written.toLowerCase();
}
