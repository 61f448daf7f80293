import { after, before, type MatchContext, type Rule, wordAfter } from "../../../../text/rule.js";
import { atEnd, inTitleCase, stopped, table, words } from "./word-context.js";

const SHORT_NAME = "jan|febr?|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thur?s?|fri|sat|sun";
/** Another short name before or after one, of which two are clear: "May, Jun". "Sat, sun" alone are verbs and stars. */
const CLEAR_NAME = "jan|febr?|apr|jun|jul|aug|sept?|oct|nov|dec|tues?|thurs?|thu|thur|fri";
const LIST_MARK = String.raw`(?:\.?,? (?:and|or|&) |\.?, ?|\.?/|\. )`;
const LIST_BEFORE = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:(?:${CLEAR_NAME})|(?:${SHORT_NAME}|may)${LIST_MARK}(?:${SHORT_NAME}|may))${LIST_MARK}$`,
  "iu",
);
const LIST_AFTER = new RegExp(
  String.raw`^${LIST_MARK.slice(0, -1)})(?:(?:${CLEAR_NAME})|(?:${SHORT_NAME}|may)${LIST_MARK}(?:${SHORT_NAME}|may))(?![\p{L}])`,
  "iu",
);

/** Short names on both sides: the "tue" of "mon, tue, wed". */
const SHORT_BEFORE = new RegExp(String.raw`(?:^|[^\p{L}])(?:${SHORT_NAME})\.?, $`, "iu");
const SHORT_AFTER = new RegExp(String.raw`^\.?,? (?:(?:and|or|&) )?(?:${SHORT_NAME})(?!\p{L})`, "iu");

/** Weekdays of forecasts in capitals, and the words between two of them. */
const CAPITAL_DAY = "MON|TUE|WED|THU|FRI|SAT|SUN";
const UNTIL = "(?:THROUGH|THRU|AND|INTO|TO)";

/** Rules for abbreviations of months and weekdays: "Jan. 5", "in Sept.", "Mon.–Fri.", "Sat 5 May". */
export const CALENDAR_RULES: readonly Rule[] = [
  {
    class: "date",
    name: "from day to day",
    pattern: /(\p{Lu}\p{Ll}{2,4})\.?( ?[-–—/] ?| and | to | through )(\p{Lu}\p{Ll}{2,4})\.?(?!\p{L})/uy,
    read: ([written = "", from = "", between = "", to = ""], context) => {
      const first = NAMES.get(from);
      const last = NAMES.get(to);
      if (first === undefined || last === undefined || MONTHS.has(from) !== MONTHS.has(to)) return undefined;
      const joint = /\p{L}/u.test(between) ? between.trim() : between.includes("/") ? "" : "to";
      const mark = written.endsWith(".") && atEnd(context) ? { mark: "." } : {};
      return [{ text: `${first} ${joint} ${last}`, ...mark }];
    },
  },
  {
    class: "date",
    name: "weekdays by letters",
    begins: /[MTWFS]/u,
    // M/W/F, Tu/Th 6-7 p.m.
    pattern: /(?:M|Tu?|W|Th|F|Sa|Su|R)(?:\/(?:M|Tu?|W|Th|F|Sa|Su|R)){1,4}(?![\p{L}\p{N}/])/uy,
    read: ([written], context) => {
      const days = written.split("/").map((letters) => DAY_LETTERS.get(letters) ?? "");
      const inOrder = days.every(
        (day, index) => index === 0 || WEEK.indexOf(day) > WEEK.indexOf(days[index - 1] ?? ""),
      );
      const clear =
        days.length > 2 ||
        /Tu|Th|Sa|Su/u.test(written) ||
        /^,? \d{1,2}(?::\d\d)?\s?(?:[-–]|[ap]\.?m)/u.test(after(context));
      return inOrder && clear ? days.join(" ") : undefined;
    },
  },
  {
    class: "date",
    name: "weekdays by letters from and to",
    begins: /[MTWFS]/u,
    // M-Th 11a-10p
    pattern: /(M|Tu|W|Th|F|Sa)[-–](Tu|W|Th|F|Sa|Su)(?=:? (?:\d|noon|closed))/uy,
    read: ([, from = "", to = ""]) => `${DAY_LETTERS.get(from)} to ${DAY_LETTERS.get(to)}`,
  },
  {
    class: "date",
    name: "weekday in capitals",
    begins: /[FMSTW]/u,
    // .TUE NIGHT...NW wind, WED THROUGH THU
    pattern: new RegExp(String.raw`(${CAPITAL_DAY})(?!\p{L})`, "uy"),
    read: ([, word = ""], context) =>
      PART_OF_DAY.test(after(context)) || DAY_BEFORE.test(before(context)) ? NAMES.get(inTitleCase(word)) : undefined,
  },
  {
    class: "date",
    name: "weekday of two letters before its date",
    begins: /[FMSTW]/u,
    // Tu (2/22)
    pattern: /(Mo|Tu|We|Th|Fr|Sa|Su)\.?(?=,? \(?\d{1,2}\/\d{1,2}(?!\d))/uy,
    read: ([, word = ""]) => WEEKDAYS.get(word),
  },
  {
    class: "date",
    name: "short name in a list",
    begins: /[AaDdFfJjMmNnOoSsTtWw]/u,
    // Mon, Wed, Fri; feb, jun, jul
    pattern: new RegExp(String.raw`(${SHORT_NAME})\.?(?!\p{L})`, "iuy"),
    read: ([, word = ""], context) =>
      LIST_BEFORE.test(before(context)) ||
      LIST_AFTER.test(after(context)) ||
      (SHORT_BEFORE.test(before(context)) && SHORT_AFTER.test(after(context)))
        ? NAMES.get(inTitleCase(word.toUpperCase()))
        : undefined,
  },
  {
    class: "date",
    name: "short name in lower case",
    begins: /[adfnos]/u,
    pattern: /(feb|aug|sept|oct|nov|dec)(\.?)(?!\p{L})/uy,
    read: ([, word = ""], context) =>
      dated(context, true) ? stopped(NAMES.get(inTitleCase(word.toUpperCase())) ?? word, context) : undefined,
  },
  {
    class: "date",
    name: "short name",
    pattern: /(\p{Lu}\p{Ll}{2,4})(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      const said = NAMES.get(word);
      if (said === undefined) return undefined;
      if (NO_WORDS.has(word) || dated(context, MONTHS.has(word))) return stopped(said, context);
      return stop !== "" && (!ALSO_WORDS.has(word) || followed(context)) ? stopped(said, context) : undefined;
    },
  },
];

/** Returns whether a number, a word that precedes dates, or a list of the same kind stands beside the match. */
function dated(context: MatchContext, month: boolean): boolean {
  const ahead = before(context);
  if (
    /(?:^|[^\p{L}])(?:\d{1,2}(?:st|nd|rd|th)?|EOD|COB|EOB|last|next|this|since|until|till|by|early|late|mid|from|through|every|each)[\s-]+$/iu.test(
      ahead,
    )
  )
    return true;
  if (!month && (DAY_AHEAD.test(ahead) || DAY_BEHIND.test(after(context)))) return true;
  if (/(?:^|\s)(?:in|of|during)\s+$/iu.test(ahead) && month) return true;
  if (/(?:^|\s)on\s+$/iu.test(ahead) && !month) return true;
  return month
    ? /^,?\s?\d{1,4}(?![\d%]|\.\d)/u.test(after(context))
    : OPENING_HOURS.test(after(context)) ||
        /^,?\s(?:\(?\d|the \d|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\b)/u.test(
          after(context),
        );
}

/** Another weekday before and after a weekday: "Sat & Sun". */
const DAY_AHEAD = /\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?\s?[&/]\s?$/u;
const DAY_BEHIND = /^\.?\s?[&/]\s?(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)(?!\p{L})/u;

/** Text after a weekday in a forecast in capitals: a part of the day, another weekday, or dots. */
const PART_OF_DAY = new RegExp(
  String.raw`^(?: (?:NIGHT|MORNING|AFTERNOON|EVENING)\b| ${UNTIL} (?:${CAPITAL_DAY})(?!\p{L})|\.{3}|…)`,
  "u",
);

/** Text before the later weekday of a forecast in capitals: "WED THROUGH ". */
const DAY_BEFORE = new RegExp(String.raw`(?:^|[^\p{L}])(?:${CAPITAL_DAY}) ${UNTIL} $`, "u");

/** Hours after a weekday: "Sat: 10-4", "Sun: closed". */
const OPENING_HOURS =
  /^:?\s(?:closed|open|noon|by appointment|\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\b|\s?[-–—]\s?(?:\d|noon|close)|\sto\s\d|:\d))/iu;

/** Returns true for "Jan. is cold", but not for "I saw Jan." and "Mar. Smith". */
function followed(context: MatchContext): boolean {
  return !atEnd(context) && !/^\p{Lu}/u.test(wordAfter(context) ?? "");
}

const NAMES = table(`
  Jan = january; Feb, Febr = february; Mar = march; Apr = april; Jun = june; Jul = july; Aug = august; Sep, Sept = september
  Oct = october; Nov = november; Dec = december
  Mon = monday; Tue, Tues = tuesday; Wed, Weds = wednesday; Thu, Thur, Thurs = thursday; Fri = friday; Sat = saturday; Sun = sunday
`);

const WEEKDAYS = table(
  "Mo = monday; Tu = tuesday; We = wednesday; Th = thursday; Fr = friday; Sa = saturday; Su = sunday",
);

const MONTHS = words("Jan Feb Febr Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec");
/** Abbreviations that mean nothing else, with and without a stop. */
const NO_WORDS = words("Febr Sept Tues Weds Thurs");
/** Abbreviations that are also names or words. */
const ALSO_WORDS = words("Jan Mar Jun Mon Wed Sat Sun");

/** The days of a week as timetables shorten them. R is the Thursday of American colleges. */
const DAY_LETTERS = table(
  "M = monday; T, Tu = tuesday; W = wednesday; Th, R = thursday; F = friday; Sa = saturday; Su = sunday",
);
const WEEK = [...new Set(DAY_LETTERS.values())];
