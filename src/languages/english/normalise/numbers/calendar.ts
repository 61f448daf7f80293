// Names and abbreviations of months and weekdays.

const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");

const MONTH_ABBREVIATIONS = "Jany? Feby? Mar Apr May Jun Jul Aug Sep(?:t|tr)? Octr? Novr? Decr?".split(" ");

const DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

const DAY_ABBREVIATIONS = "Mon Tues? Wed Thu(?:rs?)? Fri Sat Sun".split(" ");

/** The name or abbreviation of a month, in any case. */
export const MONTH: string = names(MONTH_NAMES, MONTH_ABBREVIATIONS);

/** The first letter of a {@link MONTH}. */
export const MONTH_LETTER: RegExp = /[ADFJMNOSadfjmnos]/u;

/** The abbreviation of a month. A full stop after it, or the words around it, must show that it is a month. */
export const SHORT_MONTH: string = `(?:${everyCase(MONTH_ABBREVIATIONS)
  .filter((name) => !/^[Mm]ay$/u.test(name))
  .join("|")})`;

/** The name or abbreviation of a weekday. */
export const DAY: string = names(DAY_NAMES, DAY_ABBREVIATIONS);

/** The first letter of a {@link DAY}. */
export const DAY_LETTER: RegExp = /[FMSTWfmstw]/u;

/** The abbreviation of a weekday. */
export const SHORT_DAY: string = `(?:${everyCase(DAY_ABBREVIATIONS).join("|")})`;

function names(full: readonly string[], short: readonly string[]): string {
  return `(?:${[...everyCase(full), ...everyCase(short).map((name) => String.raw`${name}\b\.?`)].join("|")})`;
}

/** Returns names with a capital at the start, in capitals, and in lower case. */
function everyCase(list: readonly string[]): string[] {
  const titled = list.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return [...titled, ...list.map((name) => name.toUpperCase()), ...list.map((name) => name.toLowerCase())];
}

/** The names of months and weekdays in lower case that are also words. */
const ALSO_WORDS = /^(?:march|may|mar|sun|sat|mon|wed)\b/u;

/** Returns whether a name of a month or weekday is also a word, so that the words around it must show a date. */
export function isAlsoAWord(written: string): boolean {
  return ALSO_WORDS.test(written);
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
