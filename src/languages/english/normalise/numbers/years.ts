import { before, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { DASH, END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, ordinal, plural, year } from "../../number-words/words.js";
import { MONTH } from "./calendar.js";
import { yearWords } from "./date-words.js";
import { countsPlural, isOwner, nextWord, previousWord, withFinalStop } from "./number-context.js";
import { isLife, isYear } from "./year-context.js";

const ERA = String.raw`(?:BCE|BC|CE|AD|bce?|ad(?=[.,;:)]|$)|B\.[ ]?C\.[ ]?E\.?|B\.[ ]?C\.?|C\.[ ]?E\.?|A\.[ ]?D\.?)`;
const CENTURY = `(?:1[1-9]|20)`;

/** Rules for years, spans of years and decades. */
export const YEAR_RULES: readonly Rule[] = [
  {
    class: "year",
    name: "before or after Christ",
    pattern: sticky(
      String.raw`(?<from>\d{1,4}|\d{1,2},\d{3})(?:${DASH}(?<to>\d{1,4}))?[ \u00a0]?(?<era>${ERA})(?!\p{L})(?<joint> ?[-–—] ?(?=(?:AD|CE|A\.D\.) \d|\d{1,4} ?(?:AD|BC|B\.C\.|CE|A\.D\.)))?`,
    ),
    read: ({ groups: { from = "", to, era = "", joint } = NO_GROUPS, 0: written }, context) => {
      const range = to === undefined ? "" : ` to ${eraYear(to, context.locale)}`;
      const at = written.lastIndexOf(era);
      const end = at + era.length;
      const parts: VerbalisedPart[] = [
        { text: `${eraYear(from, context.locale)}${range}`, to: at },
        { text: lettersOf(era), as: "letters", from: at, to: end },
      ];
      // 63 BC – AD 14
      if (joint !== undefined) return [...parts, { text: "to", from: end }];
      return withFinalStop(parts, written, context);
    },
  },
  {
    class: "year",
    name: "Anno Domini",
    pattern: sticky(String.raw`(?<era>AD|A\.[ ]?D\.|CE)[ \u00a0](?<from>\d{1,4})(?:${DASH}(?<to>\d{1,4}))?${END}`),
    read: ({ groups: { from = "", to, era = "" } = NO_GROUPS }, { locale }): readonly VerbalisedPart[] => [
      { text: lettersOf(era), as: "letters", to: era.length },
      { text: `${eraYear(from, locale)}${to === undefined ? "" : ` to ${eraYear(to, locale)}`}`, from: era.length + 1 },
    ],
  },
  {
    class: "year",
    name: "decade",
    pattern: sticky(
      String.raw`(?:(?<century>${CENTURY})(?<ten>\d0)(?<apart>[ ](?=s))?|['’‘]?(?<short>[1-9]0|00))['’]?[sS](?:[-–](?<until>${CENTURY}?\d0)['’]?s)?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { century, ten = "", apart, short = "", until } = NO_GROUPS, 0: written }, context) => {
      const { locale } = context;
      if (apart !== undefined && !BEFORE_DECADE.test(previousWord(context))) return undefined;
      if (century === undefined && /^\d+['’]s$/u.test(written) && isOwner(context)) return undefined;
      const tail = until === undefined ? "" : ` to ${plural(year(until, locale))}`;
      if (century !== undefined) return plural(year(century + ten, locale)) + tail;
      if (short === "00")
        return /^['’‘]/u.test(written) || /^(?:the|early|mid|late|and|or)$/u.test(previousWord(context))
          ? "two thousands"
          : undefined;
      return plural(cardinal(short, locale)) + tail;
    },
  },
  {
    class: "year",
    name: "life",
    // The years of a life or a reign: (1033–1109), Bede (673–735).
    pattern: sticky(String.raw`(?<from>[1-9]\d{2,3})(?<dash>[-‑–—]| [-–—] )(?<to>[1-9]\d{2,3})(?=[),;])`),
    read: ({ groups: { from = "", dash = "", to = "" } = NO_GROUPS }, context) =>
      isLife(from, to, context)
        ? [
            { text: `${year(from, context.locale)} to`, to: from.length + dash.length },
            { text: year(to, context.locale), from: from.length + dash.length },
          ]
        : undefined,
  },
  {
    class: "year",
    name: "until about",
    // 1450–c. 1516
    pattern: sticky(String.raw`(?<from>[1-9]\d{2,3})\s?[-‑–—]\s?(?=ca?\.\s?\d{3,4}(?!\d))`),
    read: ({ groups: { from = "" } = NO_GROUPS }, { locale }) => [
      { text: year(from, locale), to: from.length },
      { text: "to", from: from.length },
    ],
  },
  {
    class: "year",
    name: "until now",
    pattern: sticky(String.raw`(?<from>${CENTURY}\d\d) ?[-‑–—] ?(?=(?:present|now|today|date)\b)`),
    read: ({ groups: { from = "" } = NO_GROUPS }, { locale }) => [
      { text: year(from, locale), to: 4 },
      { text: "to", from: 4 },
    ],
  },
  {
    class: "year",
    name: "of a reference",
    // (Jones, 1998a)
    pattern: sticky(String.raw`(?<digits>(?:19|20)\d\d)(?<letter>[a-f])(?=[),;:])`),
    read: ({ groups: { digits = "", letter = "" } = NO_GROUPS }, { locale }) => [
      { text: year(digits, locale), to: 4 },
      { text: letter, as: "letters", from: 4 },
    ],
  },
  {
    class: "year",
    name: "part",
    // 3Q22 and 1H 2023 in reports of companies
    pattern: sticky(String.raw`(?<part>[1-4]Q|[12]H)[ '’]?(?<of>20\d\d|\d\d)${END}`),
    read: ({ groups: { part = "", of = "" } = NO_GROUPS }, context) => {
      const the = /^(?:the|an?|its?|their|our|this|that|last|each|every)$/u.test(previousWord(context)) ? "" : "the ";
      const noun = part.endsWith("Q") ? "quarter" : "half";
      return `${the}${ordinal(part.charAt(0), context.locale)} ${noun} of ${yearWords(of, context.locale)}`;
    },
  },
  {
    class: "year",
    name: "span",
    pattern: sticky(String.raw`(?<from>${CENTURY}\d\d)(?:[-‑–—]| [–—] )(?<to>${CENTURY}\d\d|\d{1,2})${END}(?![-–]\d)`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS }, context) => {
      // 1908-9
      if (to.length === 1 && Number(to) <= Number(from.slice(3))) return undefined;
      if (
        to.length === 2 &&
        !(
          Number(to) > Number(from.slice(2)) ||
          /^(?:season|campaign)$/u.test(nextWord(context)) ||
          (from.endsWith("99") && to === "00")
        )
      )
        return undefined;
      if (to.length === 4 && (countsPlural(context) || Number(to) < Number(from))) return undefined;
      const second =
        to.length === 4
          ? year(to, context.locale)
          : to.startsWith("0")
            ? `oh ${cardinal(to.slice(1), context.locale)}`
            : cardinal(to, context.locale);
      const first = year(from, context.locale);
      return [
        { text: /^(?:season|campaign)$/u.test(nextWord(context)) ? first : `${first} to`, to: 5 },
        { text: to === "00" ? "two thousand" : second, from: 5 },
      ];
    },
  },
  {
    class: "year",
    name: "short span",
    pattern: sticky(String.raw`['’](?<from>\d\d)[-–]['’]?(?<to>\d\d)${END}`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS }, { locale }) =>
      [from, to]
        .map((digits) =>
          digits.startsWith("0") ? `oh ${cardinal(digits.slice(1), locale)}` : cardinal(digits, locale),
        )
        .join(" to "),
  },
  {
    class: "year",
    name: "short",
    // not the mark before a date: '25 July 2022'
    pattern: sticky(String.raw`['’](?<digits>\d\d)(?![\p{L}\p{N}"”]|['’](?!s(?!\p{L}))|[.,]\d| ${MONTH},? \d{4}['’])`),
    read: ({ groups: { digits = "" } = NO_GROUPS }, { locale }) =>
      digits.startsWith("0") ? `oh ${cardinal(digits.slice(1), locale)}` : cardinal(digits, locale),
  },
  {
    class: "year",
    name: "after an abbreviation",
    pattern: sticky(String.raw`(?<digits>[1-9]\d{2,3})${END}`),
    read: ({ groups: { digits = "" } = NO_GROUPS }, context) =>
      ABBREVIATION.test(before(context)) && !countsPlural(context) ? year(digits, context.locale) : undefined,
  },
  {
    class: "year",
    name: "of the future",
    pattern: sticky(`(?<digits>[2-9]\\d{3})${END}`),
    read: ({ groups: { digits = "" } = NO_GROUPS }, context) =>
      previousWord(context) === "year" ? year(digits, context.locale) : undefined,
  },
  {
    class: "year",
    name: "year",
    pattern: sticky(String.raw`(?<digits>(?:1\d|20)\d\d)${END}`),
    read: ({ groups: { digits = "" } = NO_GROUPS }, context) =>
      isYear(digits, context) ? year(digits, context.locale) : undefined,
  },
];

/** Words before a decade whose "s" stands apart: "the 1980 s". */
export const BEFORE_DECADE: RegExp = /^(?:|the|early|late|mid|of|in)$/u;

/** An abbreviation before a year: circa, born, died, reigned, flourished. */
const ABBREVIATION = /(?:^|[\s(])(?:ca?|b|d|r|fl)\.\s?$/u;

function lettersOf(era: string): string {
  return era.replaceAll(/[^A-Za-z]/gu, "");
}

function eraYear(written: string, locale: string): string {
  return written.includes(",") ? cardinal(written.replace(",", ""), locale) : year(written, locale);
}
