import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { DASH, END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, plural, year } from "../../number-words/words.js";
import { countsPlural, describes, nextWord, previousWord, withFinalStop } from "./number-context.js";

const ERA = String.raw`(?:BCE|BC|CE|AD|B\.[ ]?C\.[ ]?E\.|B\.[ ]?C\.|C\.[ ]?E\.|A\.[ ]?D\.)`;
const CENTURY = `(?:1[1-9]|20)`;

/** Rules for years, spans of years and decades. */
export const YEAR_RULES: readonly Rule[] = [
  {
    class: "year",
    name: "before or after Christ",
    pattern: sticky(
      String.raw`(?<from>\d{1,4}|\d{1,2},\d{3})(?:${DASH}(?<to>\d{1,4}))?[ \u00a0]?(?<era>${ERA})(?!\p{L})`,
    ),
    read: ({ groups: { from = "", to, era = "" } = NO_GROUPS, 0: written }, context) => {
      const range = to === undefined ? "" : ` to ${eraYear(to, context.locale)}`;
      const at = written.lastIndexOf(era);
      return withFinalStop(
        [
          { text: `${eraYear(from, context.locale)}${range}`, to: at },
          { text: lettersOf(era), as: "letters", from: at },
        ],
        written,
        context,
      );
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
      String.raw`(?:(?<century>${CENTURY})(?<ten>\d0)|['’‘]?(?<short>[1-9]0|00))['’]?s(?:[-–](?<until>${CENTURY}?\d0)['’]?s)?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { century, ten = "", short = "", until } = NO_GROUPS, 0: written }, { locale }) => {
      const tail = until === undefined ? "" : ` to ${plural(year(until, locale))}`;
      if (century !== undefined) return plural(year(century + ten, locale)) + tail;
      if (short === "00") return /^['’‘]/u.test(written) ? "two thousands" : undefined;
      return plural(cardinal(short, locale)) + tail;
    },
  },
  {
    class: "year",
    name: "span",
    pattern: sticky(String.raw`(?<from>${CENTURY}\d\d)(?:[-‑–—]| [–—] )(?<to>${CENTURY}\d\d|\d\d)${END}(?![-–]\d)`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS }, context) => {
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
    pattern: sticky(String.raw`['’](?<digits>\d\d)(?![\p{L}\p{N}'’"”]|[.,]\d)`),
    read: ({ groups: { digits = "" } = NO_GROUPS }, { locale }) =>
      digits.startsWith("0") ? `oh ${cardinal(digits.slice(1), locale)}` : cardinal(digits, locale),
  },
  {
    class: "year",
    name: "year",
    pattern: sticky(String.raw`(?<digits>(?:1\d|20)\d\d)${END}`),
    read: ({ groups: { digits = "" } = NO_GROUPS }, context) =>
      isYear(digits, context) ? year(digits, context.locale) : undefined,
  },
];

function lettersOf(era: string): string {
  return era.replaceAll(/[^A-Z]/gu, "");
}

function eraYear(written: string, locale: string): string {
  return written.includes(",") ? cardinal(written.replace(",", ""), locale) : year(written, locale);
}

/** Words before a year, but rarely before another number of four digits. */
const BEFORE_YEAR =
  /^(?:in|since|by|until|till|til|of|from|after|before|during|through|thru|throughout|circa|ca|c|year|years|early|late|mid|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|class|season|election|born|died|est|established|founded|copyright|©|ad|again|fy)$/u;

/** Words before a number that is a count. */
const BEFORE_COUNT =
  /^(?:about|over|nearly|almost|than|only|exactly|some|approximately|roughly|under|up|least|most|another|around|all|first|last|next|page|pages|plus|minus|times|equals|is|was|are|were|has|have|had|at|a|an|another|every|each|number|score|scored|to|level|item|lot|row|line|channel|unit|model|section|chapter|question|figure|table|bus|train|platform|gate)$/u;

const AFTER_YEAR =
  /^(?:season|election|elections|census|olympics|olympic|world|cup|championship|championships|final|finals|edition|film|movie|album|novel|book|song|game|games|campaign|war|revolution|act|law|treaty|earthquake|report|study|survey|budget|constitution|model|vintage|crisis|recession|pandemic|flu|debut|remake|version|draft|primary|convention|uprising|referendum|attack|attacks|was|saw|marked|brought|and|he|she|they|by)$/u;

/**
 * Returns whether a number from 1000 to 2099 is a year. It is one unless the words around it show that it is a count.
 */
function isYear(digits: string, context: MatchContext): boolean {
  const previous = previousWord(context);
  const next = nextWord(context);
  if (/[-‑–—/]$/u.test(before(context)) && /\d.$/u.test(before(context))) return true;
  if (/^(?:of|in)$/u.test(previous) && countsPlural(context) && !AFTER_YEAR.test(next)) return false;
  if (BEFORE_YEAR.test(previous))
    return (
      !countsPlural(context) ||
      AFTER_YEAR.test(next) ||
      (Number(digits) > 1900 && /^(?:in|since|from)$/u.test(previous))
    );
  // from 1801 to 1809
  if (/\b(?:1[1-9]|20)\d\d (?:to|and|until|through|or) $/u.test(before(context)) && !countsPlural(context)) return true;
  if (AFTER_YEAR.test(next) && /^(?:the|a|an|his|her|their|its|this)$/u.test(previous)) return true;
  if (countsPlural(context) && !AFTER_YEAR.test(next)) return false;
  if (BEFORE_COUNT.test(previous))
    return (
      Number(digits) >= 1900 &&
      /^(?:last|next|to|around|about|is|was|at|than|an?|first)$/u.test(previous) &&
      !/^[ ]\p{Ll}+/u.test(after(context))
    );
  if (/^(?:[ ]?[=+×*<>]|[ ]-[ ])/u.test(after(context)) || /[=+×*<>]\s?$/u.test(before(context))) return false;
  return Number(digits) >= 1100 || describes(context);
}
