import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, isBritish } from "../../number-words/words.js";
import { clockWords, TIME_OF_ISO } from "./clock.js";
import { wholeDate } from "./date-words.js";
import { isAlone, previousWord } from "./number-context.js";

const DAY_NUMBER = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:1\d|20|2[1-9])\d\d`;

/** Rules for dates in numbers. */
export const NUMERIC_DATE_RULES: readonly Rule[] = [
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
      // The kills, deaths and assists of a game, and its values by level: "from [10/15/25]".
      if (
        mark === "/" &&
        (KDA.test(before(context)) || /(?:^|[\s(])[-−]$/u.test(before(context)) || isRowOfGame(context))
      )
        return [first, second, ofYear].map((count) => cardinal(count, context.locale)).join(" ");
      if (mark !== "/" && ofYear.length === 2 && !isShortDate(first, second, mark)) return undefined;
      return byOrder(first, second, mark, ofYear, context.locale);
    },
  },
  {
    class: "date",
    name: "without marks",
    // 20231225 alone
    pattern: sticky(String.raw`(?<year>(?:19|20)\d\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])${END}`),
    read: ({ groups: { year: ofYear = "", month = "", day = "" } = NO_GROUPS }, context) =>
      isAlone(context) ? wholeDate(Number(month), Number(day), ofYear, context.locale) : undefined,
  },
  {
    class: "date",
    name: "dash between dates in numbers",
    begins: /[-–—]/u,
    // 06/01/2021 - 05/31/2022
    pattern: sticky(String.raw`[-–—](?=\s?(?:\d{1,2}[-/.]\d{1,2}[-/.]\d\d|\d{4}[-/.]\d{1,2}[-/.]\d))`),
    read: (_, context) => (DATE_BEFORE.test(before(context)) ? "to" : undefined),
  },
  {
    class: "date",
    name: "year and month in numbers",
    // 2012-07 is a month, but 2003-04 is a span of years.
    pattern: sticky(String.raw`(?<year>(?:19|20)\d\d)-(?<month>0[1-9]|1[0-2])(?![-–/]\d)${END}`),
    read: ({ groups: { year: ofYear = "", month = "" } = NO_GROUPS }, { locale }) =>
      Number(month) > Number(ofYear.slice(2)) ? undefined : wholeDate(Number(month), undefined, ofYear, locale),
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
    name: "month and short year of an expiry",
    // Exp 08/25
    pattern: sticky(String.raw`(?<month>0[1-9]|1[0-2])/(?<year>[2-4]\d)(?!/)${END}`),
    read: ({ groups: { month = "", year: ofYear = "" } = NO_GROUPS }, context) =>
      /\b(?:exp(?:ir(?:es?|y|ation))?|exp\. date|valid (?:thru|until|through)|good thru)[.:]? $/iu.test(before(context))
        ? wholeDate(Number(month), undefined, `20${ofYear}`, context.locale)
        : undefined,
  },
  {
    class: "date",
    name: "day and month in numbers",
    pattern: sticky(String.raw`(?<first>0?[1-9]|[12]\d|3[01])/(?<second>0?[1-9]|[12]\d|3[01])(?!/)${END}`),
    read: ({ groups: { first = "", second = "" } = NO_GROUPS }, context) =>
      (ON_A_DAY.test(previousWord(context)) ||
        DATED.test(before(context)) ||
        WEEKDAY.test(before(context)) ||
        hasADay(context) ||
        isAtATime(second, context) ||
        isHeading(first, second, context)) &&
      !(first === "9" && second === "11")
        ? byOrder(first, second, "/", undefined, context.locale)
        : undefined,
  },
];

/** The name of three counts of a game before them: "KDA 5/2/10", "my K/D/A was 12/3/8". */
const KDA = /(?<!\p{L})K\/?D\/?A(?::| (?:is|was|of))? $/u;

/** Returns whether square brackets enclose the values of a game by level: "reduced from [10/15/25] to [8/12/16]". */
function isRowOfGame(context: MatchContext): boolean {
  return (
    /\[$/u.test(before(context)) &&
    /^\]/u.test(after(context)) &&
    /\b(?:damage|mana|cooldowns?|health|armou?r|stun|levels?|HP|duration|reduced|increased|buff(?:ed)?|nerf(?:ed)?)\b/iu.test(
      context.sentence,
    )
  );
}

/** A date in numbers before a dash. */
const DATE_BEFORE = /(?:(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|(?<!\d)\d{4}[-/.]\d\d?[-/.]\d\d?)\s?$/u;

/** Words before a date. */
/** Something that has a date: "your email of 3/4". */
const DATED =
  /\b(?:e-?mails?|letters?|messages?|memos?|posts?|issues?|reports?|meetings?|invoices?|editions?|statements?|minutes) (?:of|from) $/iu;

const ON_A_DAY =
  /^(?:on|by|until|since|before|after|dated?|due|payable|effective|expires?|expiring|starting|beginning|avail|available|thru|through|from|mon|tu|th|tues?|wed|thur?s?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u;

/** The name of a weekday and a comma: "Mon., 9/5". */
const WEEKDAY = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?, $/u;

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

/** Returns whether a fraction has its lowest terms: 3/20, but not 4/20. */
function isReduced(above: number, below: number): boolean {
  return below % above !== 0 && (above % 2 === 1 || below % 2 === 1) && (above % 5 !== 0 || below % 5 !== 0);
}

/** Returns whether a date heads its line, with a denominator that is unusual for a fraction: "12/25: Christmas". */
function isHeading(first: string, second: string, context: MatchContext): boolean {
  return (
    // "12/1" and "25/12" are no fractions.
    (Number(first) <= 12
      ? (Number(second) > 12 || second === "1") &&
        (!/^(?:16|20|24)$/u.test(second) || !isReduced(Number(first), Number(second)))
      : Number(second) <= 12 && Number(first) > Number(second) && !/^(?:[2-5]|[78]|10)$/u.test(second)) &&
    before(context).trim() === "" &&
    /^\s*(?:$|[:,] | [-–—] )/u.test(after(context))
  );
}

/** Returns whether a time follows and the denominator is unusual for a fraction: "8/17 at noon". */
function isAtATime(second: string, context: MatchContext): boolean {
  return (
    !/^(?:[2-689]|10|12|16)$/u.test(second) &&
    /^\)?,? (?:at|from) (?:\d{1,2}(?::\d\d| ?[ap]\.?m)|noon\b|midnight\b)/u.test(after(context))
  );
}

/** Returns whether numbers with a short year are a date: 25.07.12 and 07-25-12, but not 10.11.12 and 1-2-12. */
function isShortDate(first: string, second: string, mark: string): boolean {
  if (first.length < 2 || second.length < 2) return false;
  if (mark === ".") return Number(first) > 12 || /^0/u.test(first) || /^0/u.test(second);
  return Number(first) <= 12 && Number(second) > 12;
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
