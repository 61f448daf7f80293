import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, inPairs, isBritish, ordinal, year } from "../../number-words/words.js";
import { DAY, dayName, MONTH, monthByNumber, monthName, SHORT_DAY, SHORT_MONTH } from "./calendar.js";
import { clockWords, TIME_OF_ISO } from "./clock.js";
import { endsSentence, previousWord, withFinalStop } from "./number-context.js";

const DAY_NUMBER = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const SUFFIX = "(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)";
const YEAR = String.raw`(?:1\d|20|2[1-9])\d\d`;
const SHORT_YEAR = String.raw`['’]\d\d`;

/** Rules for dates, with the name of a month or in numbers, and for abbreviations of months and weekdays. */
export const DATE_RULES: readonly Rule[] = [
  {
    class: "date",
    name: "month, day, year",
    pattern: sticky(
      String.raw`(?<month>${MONTH}) (?<day>${DAY_NUMBER})${SUFFIX}?(?:(?<dash> ?[-–—] ?)(?<until>${DAY_NUMBER})${SUFFIX}?)?(?![\p{L}\p{N}]|[.,:]\d|[-–/]\d|,?[ ]?(?:[ap]\.?m\b))(?:(?<comma>,? )(?<year>${YEAR}|${SHORT_YEAR})(?![\p{L}\p{N}]|[.,:]\d|[-–]\d))?`,
    ),
    read: readMonthFirst,
  },
  {
    class: "date",
    name: "day, month, year",
    pattern: sticky(
      String.raw`(?:(?<from>${DAY_NUMBER})(?:${SUFFIX})?(?<dash> ?[-–—] ?))?(?<day>${DAY_NUMBER})(?:${SUFFIX})?(?<of> of)?[ \u00a0-](?<month>${MONTH})(?:(?<comma>,? |-)(?<year>${YEAR}|${SHORT_YEAR}))?${END}`,
    ),
    read: readDayFirst,
  },
  {
    class: "date",
    name: "month and year",
    pattern: sticky(String.raw`(?<month>${MONTH})(?<comma>,? (?:of )?)(?<year>${YEAR}|${SHORT_YEAR})${END}(?![-–]\d)`),
    read: ({ groups: { month = "", comma = "", year: written = "" } = NO_GROUPS }, { locale }) => [
      { text: monthName(month), to: month.length },
      { text: `${comma.includes("of") ? "of " : ""}${yearWords(written, locale)}`, from: month.length },
    ],
  },
  {
    class: "date",
    name: "year, month, day",
    pattern: sticky(
      String.raw`(?<year>${YEAR})(?<mark>[-/.‑])(?<month>0?[1-9]|1[0-2])\k<mark>(?<day>${DAY_NUMBER})(?:(?:T| (?=\d\d:\d\d:))(?<time>${TIME_OF_ISO}))?${END}`,
    ),
    read: ({ groups: { year: ofYear = "", month = "", day = "", time } = NO_GROUPS }, { locale }) => {
      const date = wholeDate(Number(month), Number(day), ofYear, locale);
      return time === undefined ? date : `${date} at ${clockWords(time, locale)}`;
    },
  },
  {
    class: "date",
    name: "in numbers",
    pattern: sticky(
      String.raw`(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\k<mark>(?<year>${YEAR}|\d\d)(?!\k<mark>?\d)${END}`,
    ),
    read: ({ groups: { first = "", second = "", mark = "", year: ofYear = "" } = NO_GROUPS }, context) => {
      if (mark !== "/" && ofYear.length === 2) return undefined;
      return byOrder(first, second, mark, ofYear, context.locale);
    },
  },
  {
    class: "date",
    name: "month and year in numbers",
    pattern: sticky(String.raw`(?<month>0?[1-9]|1[0-2])/(?<year>(?:19|20)\d\d)(?!/)${END}`),
    read: ({ groups: { month = "", year: ofYear } = NO_GROUPS }, { locale }) =>
      wholeDate(Number(month), undefined, ofYear, locale),
  },
  {
    class: "date",
    name: "day and month in numbers",
    pattern: sticky(String.raw`(?<first>0?[1-9]|[12]\d|3[01])/(?<second>0?[1-9]|[12]\d|3[01])(?!/)${END}`),
    read: ({ groups: { first = "", second = "" } = NO_GROUPS }, context) =>
      (ON_A_DAY.test(previousWord(context)) || hasADay(context) || isAtATime(second, context)) &&
      !(first === "9" && second === "11")
        ? byOrder(first, second, "/", undefined, context.locale)
        : undefined,
  },
  {
    class: "date",
    name: "weekdays or months from and to",
    pattern: sticky(String.raw`(?<from>${DAY})[-–—](?<to>${DAY})(?!\p{L})`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS, 0: written }, context) =>
      withFinalStop([{ text: `${dayName(from)} to ${dayName(to)}` }], written, context),
  },
  {
    class: "date",
    name: "months from and to",
    pattern: sticky(String.raw`(?<from>${MONTH})[-–—](?<to>${MONTH})(?!\p{L})`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS, 0: written }, context) =>
      withFinalStop([{ text: `${monthName(from)} to ${monthName(to)}` }], written, context),
  },
  {
    class: "date",
    name: "weekday",
    pattern: sticky(
      String.raw`(?<day>${SHORT_DAY})(?:\.(?=,|[ ]|$)|(?=,? (?:${MONTH}[ ]\d|\d{1,2}[ ]${MONTH}|\d{1,2}[:/–-]\d|\d{1,2} ?[ap]\.?m|at \d)))`,
    ),
    read: ({ groups: { day = "" } = NO_GROUPS, 0: written }, context) =>
      /^(?:Sun|Sat|SUN|SAT)$/u.test(day) && endsSentence(context) && written.endsWith(".")
        ? undefined
        : withFinalStop([{ text: dayName(day) }], written, context),
  },
  {
    class: "date",
    name: "month",
    pattern: sticky(String.raw`(?<month>${SHORT_MONTH})(?:\.|(?= \d{1,2}(?:[^\p{L}\d]|$)))`),
    read: ({ groups: { month = "" } = NO_GROUPS, 0: written }, context) =>
      /^(?:Mar|Jan|MAR|DEC|JAN)$/u.test(month) &&
      endsSentence(context) &&
      !/^(?:in|of|since|until|till|by|early|late|mid|last|next|this|and|to)$/u.test(previousWord(context))
        ? undefined
        : withFinalStop([{ text: monthName(month) }], written, context),
  },
];

/** Words before a date. */
const ON_A_DAY =
  /^(?:on|by|until|since|before|after|dated?|due|from|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u;

/** A noun for an event on a date, with its verb or colon: "her birthday is 8/17", "Deadline: 5/3". */
const HAS_A_DAY =
  /\b(?:birthday|anniversary|wedding|deadline|(?:due|start|end|release|expiry|expiration|closing|delivery|departure|arrival) date|appointment|meeting|party|exam|recital|graduation|funeral|election|holiday)(?: (?:is|was|will be|falls|fell)|['’]s|:) (?:on )?$/iu;

/** Returns whether an event on a date stands before the match. "The exam is 3/4 of the mark" has a fraction. */
function hasADay(context: MatchContext): boolean {
  return (
    HAS_A_DAY.test(before(context)) &&
    /^\s*(?:$|[.,;:!?)]|(?:at|from|in|on|this|next|and|but|or|so)\b)/u.test(after(context))
  );
}

/** Returns whether a time follows and the denominator is unusual for a fraction: "8/17 at noon". */
function isAtATime(second: string, context: MatchContext): boolean {
  return (
    !/^(?:[2-689]|10|12|16)$/u.test(second) &&
    /^,? (?:at|from) (?:\d{1,2}(?::\d\d| ?[ap]\.?m)|noon\b|midnight\b)/u.test(after(context))
  );
}

function readMonthFirst(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] {
  const { month = "", day = "", dash, until, comma = "", year: ofYear } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  const the = isBritish(locale) ? "the " : "";
  const range = until === undefined || dash === undefined ? "" : ` to ${the}${ordinal(String(Number(until)), locale)}`;
  const dayEnd = ofYear === undefined ? match[0].length : match[0].length - ofYear.length - (comma === " " ? 0 : 1);
  const parts: VerbalisedPart[] = [
    { text: monthName(month), to: month.length },
    { text: `${the}${ordinal(String(Number(day)), locale)}${range}`, from: month.length + 1, to: dayEnd },
  ];
  if (ofYear !== undefined) parts.push({ text: yearWords(ofYear, locale), from: match[0].length - ofYear.length });
  return parts;
}

function readDayFirst(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { from, day = "", month = "", comma = "", year: ofYear } = match.groups ?? NO_GROUPS;
  // A number before the name of a month is always read as a day, although "May" and "March" may be a name or a verb.
  const { locale } = context;
  const the =
    previousWord(context) === "the" || /^(?:this|that|every|each)$/u.test(previousWord(context)) ? "" : "the ";
  const start = from === undefined ? "" : `${ordinal(String(Number(from)), locale)} to ${"the "}`;
  const monthAt = match[0].indexOf(month, day.length);
  const dayEnd = monthAt;
  const yearStart = ofYear === undefined ? match[0].length : match[0].length - ofYear.length;
  const parts: VerbalisedPart[] = [
    { text: `${the}${start}${ordinal(String(Number(day)), locale)} of`, to: dayEnd },
    {
      text: monthName(month),
      from: monthAt,
      to: ofYear === undefined ? match[0].length : yearStart - (comma === ", " ? 1 : 0),
    },
  ];
  if (ofYear !== undefined) parts.push({ text: yearWords(ofYear, locale), from: yearStart });
  return withFinalStop(parts, match[0], context);
}

/** Returns the words of a year: 1976 → nineteen seventy six; '68 → sixty eight; 24 → twenty four. */
function yearWords(written: string, locale: string): string {
  const digits = written.replace(/^['’]/u, "");
  if (digits.length !== 2) return year(digits, locale);
  return digits.startsWith("0") ? `oh ${cardinal(digits.slice(1), locale)}` : cardinal(digits, locale);
}

/**
 * Reads a date in numbers. The month comes first in American dates with slashes or hyphens, and the day in all others.
 * A number above 12 is the day.
 */
function byOrder(
  first: string,
  second: string,
  mark: string,
  ofYear: string | undefined,
  locale: string,
): string | undefined {
  const dayFirst = Number(first) > 12 || (Number(second) <= 12 && (isBritish(locale) || mark === "."));
  const [month, day] = dayFirst ? [second, first] : [first, second];
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return wholeDate(Number(month), Number(day), ofYear, locale);
}

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

/**
 * Returns a short year in words: 24 → twenty twenty four; 99 → nineteen ninety nine. Most spreadsheets split at 50 too.
 */
function shortYear(digits: string, locale: string): string {
  return inPairsOrYear(`${Number(digits) < 50 ? "20" : "19"}${digits}`, locale);
}

function inPairsOrYear(digits: string, locale: string): string {
  return /^200/u.test(digits) ? year(digits, locale) : inPairs(digits, locale);
}
