import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { isBritish, ordinal } from "../../number-words/words.js";
import {
  DAY,
  DAY_LETTER,
  dayName,
  isAlsoAWord,
  MONTH,
  MONTH_LETTER,
  monthName,
  monthNumber,
  SHORT_DAY,
  SHORT_MONTH,
} from "./calendar.js";
import { shortYear, wholeDate, yearWords } from "./date-words.js";
import { countsPlural, endsSentence, previousWord, withFinalStop } from "./number-context.js";

const DAY_NUMBER = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const SUFFIX = "(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)";
const YEAR = String.raw`(?:1\d|20|2[1-9])\d\d`;
const SHORT_YEAR = String.raw`['’]\d\d`;
/** The full stop after a day, as in German, before a shortened month and a year: "5. Nov 2020". "5. November 2020" may be an item of a list. */
const DOT = String.raw`\.(?= (?:${SHORT_MONTH})\.? ${YEAR}(?!\d))`;
/** The dash between two days or months. With spaces it joins names with a capital only: "Jan. - Mar.". */
const JOINED = String.raw`(?:\.?[-–—]|\.? [-–] (?<=\p{Lu}\p{L}{2,8}\.? [-–] ))`;

/** Rules for dates with the name of a month, and for abbreviations of months and weekdays. */
export const NAMED_DATE_RULES: readonly Rule[] = [
  {
    class: "date",
    name: "with marks",
    begins: /[\dADFJMNOSadfjmnos]/u,
    pattern: sticky(
      String.raw`(?:(?<day>${DAY_NUMBER})(?<mark>[-–/.])(?<month>${MONTH})\k<mark>(?<year>${YEAR}|\d\d)|(?<month2>${MONTH})(?<mark2>[-–/.])(?<day2>${DAY_NUMBER})\k<mark2>(?<year2>${YEAR}|\d\d)|(?<year3>${YEAR})(?<mark3>[-–/. ])(?<month3>${MONTH})\k<mark3>(?<day3>${DAY_NUMBER}))(?![-–/]\d)${END}`,
    ),
    read: readWithMarks,
  },
  {
    class: "date",
    name: "month, day, year",
    begins: MONTH_LETTER,
    pattern: sticky(
      String.raw`(?<month>${MONTH}) (?<day>${DAY_NUMBER})${SUFFIX}?(?:(?<dash> ?[-–—] ?)(?<until>${DAY_NUMBER})${SUFFIX}?)?(?![\p{L}\p{N}]|[.:]\d|,\d(?!\d{3}(?!\d))|[-–/]\d|,?[ ]?(?:[ap]\.?m\b))(?:(?<comma>, ?| )(?<year>${YEAR}|${SHORT_YEAR})(?![\p{L}\p{N}]|[.,:]\d|[-–]\d))?`,
    ),
    read: readMonthFirst,
  },
  {
    class: "date",
    name: "day, month, year",
    begins: /\d/u,
    pattern: sticky(
      String.raw`(?:(?<from>${DAY_NUMBER})(?:${SUFFIX})?(?<dash> ?[-–—] ?))?(?<day>${DAY_NUMBER})(?:${SUFFIX}|${DOT})?(?<of> of)?[ \u00a0-](?<month>${MONTH})(?:(?<comma>, ?|[ -])(?<year>${YEAR}|${SHORT_YEAR}))?${END}`,
    ),
    read: readDayFirst,
  },
  {
    class: "date",
    name: "two days and a month",
    // 15/16 Mar 2024
    begins: /\d/u,
    pattern: sticky(String.raw`(?<first>${DAY_NUMBER})/(?<second>${DAY_NUMBER}) (?=${MONTH}(?!\p{L}))`),
    read: ({ groups: { first = "", second = "" } = NO_GROUPS }, context) => {
      const month = new RegExp(`^${MONTH}(?:,? (?<year>${YEAR}))?`, "u").exec(after(context));
      return month === null || Number(second) !== Number(first) + 1
        ? undefined
        : `the ${ordinal(first, context.locale)} and ${ordinal(second, context.locale)} of`;
    },
  },
  {
    class: "date",
    name: "month and year",
    begins: MONTH_LETTER,
    pattern: sticky(String.raw`(?<month>${MONTH})(?<comma>,? (?:of )?)(?<year>${YEAR}|${SHORT_YEAR})${END}(?![-–]\d)`),
    read: ({ groups: { month = "", comma = "", year: written = "" } = NO_GROUPS }, context) =>
      isAlsoAWord(month) && countsPlural(context)
        ? undefined
        : [
            { text: monthName(month), to: month.length },
            {
              text: `${comma.includes("of") ? "of " : ""}${yearWords(written, context.locale)}`,
              from: month.length,
            },
          ],
  },
  {
    class: "date",
    name: "dash between dates",
    begins: /[-–—]/u,
    // November 1990–April 1991, 21 March – 15 April
    pattern: sticky(String.raw`[-–—](?=\s?(?:${MONTH},? \d|${DAY_NUMBER}${SUFFIX}? ${MONTH}))`),
    read: (_, context) => (DATE_BEFORE.test(before(context)) ? "to" : undefined),
  },
  {
    class: "date",
    name: "month and day with a hyphen",
    begins: MONTH_LETTER,
    pattern: sticky(String.raw`(?<month>${MONTH})-(?<day>${DAY_NUMBER})(?![-–/]\d)${END}`),
    read: ({ groups: { month = "", day = "" } = NO_GROUPS }, { locale }) =>
      isAlsoAWord(month) ? undefined : wholeDate(monthNumber(month), Number(day), undefined, locale),
  },
  {
    class: "date",
    name: "further day of a month",
    // June 17 & 24
    begins: /\d/u,
    pattern: sticky(String.raw`(?<day>[12]\d|3[01]|[1-9])(?![\p{L}\p{N}:/%-]|[.,]\d)`),
    read: ({ groups: { day = "" } = NO_GROUPS }, context) =>
      DAY_AND.test(before(context)) &&
      !/^ (?:\p{Ll}+s|people|men|women|children|million|thousand)\b/u.test(after(context))
        ? `${isBritish(context.locale) ? "the " : ""}${ordinal(day, context.locale)}`
        : undefined,
  },
  {
    class: "date",
    name: "first day before another",
    // from 1 to 4 August, between 3 and 7 May 2020
    begins: /\d/u,
    pattern: sticky(
      String.raw`(?<day>[12]\d|3[01]|[1-9])(?= (?:to|and|until|till) (?:[12]\d|3[01]|[1-9]) (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)(?!\p{L}))`,
    ),
    read: ({ groups: { day = "" } = NO_GROUPS }, context) =>
      /\b(?:from|between|on|the) $/iu.test(before(context))
        ? `${/\bthe $/iu.test(before(context)) ? "" : "the "}${ordinal(day, context.locale)}`
        : undefined,
  },
  {
    class: "date",
    name: "weekdays or months from and to",
    begins: DAY_LETTER,
    pattern: sticky(String.raw`(?<from>${DAY})${JOINED}(?<to>${DAY})(?!\p{L})`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS, 0: written }, context) =>
      withFinalStop([{ text: `${dayName(from)} to ${dayName(to)}` }], written, context),
  },
  {
    class: "date",
    name: "months from and to",
    begins: MONTH_LETTER,
    pattern: sticky(String.raw`(?<from>${MONTH})${JOINED}(?<to>${MONTH})(?!\p{L})`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS, 0: written }, context) =>
      withFinalStop([{ text: `${monthName(from)} to ${monthName(to)}` }], written, context),
  },
  {
    class: "date",
    name: "weekday",
    begins: DAY_LETTER,
    pattern: sticky(
      String.raw`(?<day>${SHORT_DAY})(?:\.(?=,|[ ]|$)|(?=,? (?:${MONTH}[ ]\d|\d{1,2}[ ]${MONTH}|\d{1,2}[:/–-]\d|\d{1,2} ?[ap]\.?m|at \d)))`,
    ),
    read: ({ groups: { day = "" } = NO_GROUPS, 0: written }, context) =>
      (/^(?:Sun|Sat|SUN|SAT)$/u.test(day) && endsSentence(context) && written.endsWith(".")) ||
      (isAlsoAWord(day) && !BEFORE_DATE.test(after(context)))
        ? undefined
        : withFinalStop([{ text: dayName(day) }], written, context),
  },
  {
    class: "date",
    name: "month",
    begins: MONTH_LETTER,
    pattern: sticky(String.raw`(?<month>${SHORT_MONTH})(?:\.|(?= \d{1,2}(?:[^\p{L}\d.%]|\.(?!\d)|$)))`),
    read: ({ groups: { month = "" } = NO_GROUPS, 0: written }, context) =>
      isAlsoAWord(month) ||
      (ALSO_NAMES.test(month) && endsSentence(context) && !MONTH_AFTER.test(previousWord(context)))
        ? undefined
        : withFinalStop([{ text: monthName(month) }], written, context),
  },
];

/** A month and its days before another day: "June 17 & ", "May 3, 5 and ". */
const DAY_AND = new RegExp(
  String.raw`(?<!\p{L})(?:January|February|April|June|July|August|September|October|November|December|(?<=[Oo]n )(?:March|May)|Jan\.?|Feb\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{1,2}${SUFFIX}?(?:, \d{1,2}){0,3},? (?:&|and) $`,
  "u",
);

/** A date before a dash. */
const DATE_BEFORE = new RegExp(
  String.raw`(?:${MONTH}|${MONTH} ${DAY_NUMBER}${SUFFIX}?|(?:${MONTH}|,) ${YEAR})\s?$`,
  "u",
);

/** A date after the abbreviation of its weekday. */
const BEFORE_DATE = new RegExp(String.raw`^,? (?:${MONTH} \d|\d{1,2}${SUFFIX}? ${MONTH})`, "u");

/** Abbreviations of months that are also names or words, or that end other words. */
const ALSO_NAMES = /^(?:Mar|Jan|MAR|DEC|JAN|\p{Ll}+)$/u;

/** Words before a month. */
const MONTH_AFTER = /^(?:in|of|since|until|till|by|early|late|mid|last|next|this|and|to|\d{1,2}(?:st|nd|rd|th)?)$/u;

/** Words before a date. */
const ON_A_DAY =
  /^(?:on|by|until|till|since|before|after|dated?|due|from|born|died|in|of|mid|early|late|this|next|last|and|to|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?)$/u;

/** Returns whether a lower-case name of a month that is also a word is a month: "on may 5", but not "you may 5 times". */
function isDate(month: string, context: MatchContext): boolean {
  if (!isAlsoAWord(month)) return true;
  return (
    !countsPlural(context) && (ON_A_DAY.test(previousWord(context)) || (context.start === 0 && endsSentence(context)))
  );
}

/** Reads a date whose parts have the same mark between them: 15-Jan-2020, Jan/15/20, 2020.Jan.15, 2020 January 15. */
function readWithMarks(match: RegExpExecArray, { locale }: MatchContext): string {
  const { day, day2, day3, month, month2, month3, year: ofYear, year2, year3 } = match.groups ?? NO_GROUPS;
  const number = Number(day ?? day2 ?? day3);
  const named = month ?? month2 ?? month3 ?? "";
  const full = ofYear ?? year2 ?? year3 ?? "";
  if (day === undefined || isBritish(locale)) return wholeDate(monthNumber(named), number, full, locale);
  const last = full.length === 2 ? shortYear(full, locale) : yearWords(full, locale);
  return `the ${ordinal(String(number), locale)} of ${monthName(named)} ${last}`;
}

function readMonthFirst(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { month = "", day = "", dash, until, comma = "", year: ofYear } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  const suffixed = /\d(?:st|nd|rd|th)/u.test(match[0]);
  if (ofYear === undefined && !suffixed && !isDate(month, context)) return undefined;
  const the = isBritish(locale) ? "the " : "";
  const range = until === undefined || dash === undefined ? "" : ` to ${the}${ordinal(String(Number(until)), locale)}`;
  const dayEnd = ofYear === undefined ? match[0].length : match[0].length - ofYear.length - (comma === ", " ? 1 : 0);
  const parts: VerbalisedPart[] = [
    { text: monthName(month), to: month.length },
    { text: `${the}${ordinal(String(Number(day)), locale)}${range}`, from: month.length + 1, to: dayEnd },
  ];
  if (ofYear !== undefined) parts.push({ text: yearWords(ofYear, locale), from: match[0].length - ofYear.length });
  return parts;
}

function readDayFirst(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { from, day = "", month = "", comma = "", year: ofYear } = match.groups ?? NO_GROUPS;
  // A number before a capitalised month is always read as a day, although "May" and "March" may be a name or a verb.
  const { locale } = context;
  if (ofYear === undefined && !isDate(month, context)) return undefined;
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
