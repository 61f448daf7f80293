import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { DASH, END, NO_GROUPS, NUMBER, numberWords, SCALE_WORD, sticky } from "../../number-words/amount.js";
import { cardinal, inPairs, isBritish, spellDigits, year } from "../../number-words/words.js";
import { nextWord, previousWord } from "./number-context.js";

/** Rules for two numbers with a dash or a colon between them. */
export const RANGE_RULES: readonly Rule[] = [
  {
    class: "score",
    name: "score",
    pattern: sticky(String.raw`(?<ours>\d{1,3})[-‑–—](?<theirs>\d{1,3})(?![-–]\d)${END}`),
    read: ({ groups: { ours = "", theirs = "" } = NO_GROUPS }, context) => {
      if (!isScore(ours, theirs, context)) return undefined;
      const { locale } = context;
      const counts = [ours, theirs].map((count) => (count === "0" ? nil(locale) : cardinal(count, locale)));
      return [
        { text: counts[0] ?? "", to: ours.length },
        { text: `${isPlain(context) && !isBritish(locale) ? "to " : ""}${counts[1]}`, from: ours.length },
      ];
    },
  },
  {
    class: "identifier",
    name: "number in a chapter",
    // Figure 4-1
    pattern: sticky(String.raw`(?<chapter>\d{1,2})-(?<number>\d{1,3})(?![-–]\d)${END}`),
    read: ({ groups: { chapter = "", number = "" } = NO_GROUPS }, context) =>
      /^(?:figure|fig|table|listing|example|exhibit)$/iu.test(previousWord(context))
        ? `${cardinal(chapter, context.locale)} dash ${cardinal(number, context.locale)}`
        : undefined,
  },
  {
    class: "range",
    name: "letters from and to",
    pattern: sticky("(?<from>[Aa])[-–—](?<to>[Zz])(?![\\p{L}\\p{N}-])"),
    read: () => [
      { text: "a", as: "letters", to: 1 },
      { text: "to", from: 1, to: 2 },
      { text: "z", as: "letters", from: 2 },
    ],
  },
  {
    class: "ratio",
    name: "ratio",
    pattern: sticky(`(?<left>${NUMBER}):(?<right>${NUMBER})(?::(?<third>${NUMBER}))?(?!:)${END}`),
    read: ({ groups: { left = "", right = "", third } = NO_GROUPS, 0: written }, context) => {
      const { locale } = context;
      if (left === "50" && right === "50") return "fifty fifty";
      // A British degree: a 2:1 in history.
      if (isBritish(locale) && /^2:[12]$/u.test(written) && /^ (?:degree|honours|in\s\p{L})/u.test(after(context)))
        return `two ${cardinal(right, locale)}`;
      const words = `${numberWords(left, locale)} to ${numberWords(right, locale)}`;
      return third === undefined ? words : `${words} to ${numberWords(third, locale)}`;
    },
  },
  {
    class: "ratio",
    name: "ratio apart",
    pattern: sticky(String.raw`(?<left>\d{1,3}) : (?<right>\d{1,3})(?! :)${END}`),
    read: ({ groups: { left = "", right = "" } = NO_GROUPS }, { locale }) =>
      `${cardinal(left, locale)} to ${cardinal(right, locale)}`,
  },
  {
    class: "range",
    name: "range",
    pattern: sticky(
      String.raw`(?<sign>(?<![\p{L}\p{N}])[-−~≈])?(?<from>${NUMBER})(?<gap>${DASH}|[~〜～])(?<minus>[-−])?(?<to>${NUMBER})(?<scale>[kKM]?)(?![-–—]\d)${END}`,
    ),
    read: readRange,
  },
];

const WON =
  /^(?:won|win|wins|lost|loses|beat|beats|led|lead|leads|tied|drew|draw|score|scoreline|ahead|defeated|up|down|finished|ended|trailing|leading|trailed|stands|was|is|at|it|victory|defeat|prevailed|final|them|him|her|rivals|record|voted|ruled|by|vote)$/u;

const GAME =
  /^(?:win|wins|victory|loss|losses|defeat|lead|draw|tie|deficit|advantage|triumph|record|record,|decision|vote|scoreline|rout|thriller|series|start|game|score|result|majority|ruling|split|run)$/u;

/** Returns whether two numbers are a score: "won 3-2", "a 3-2 win", "6-4, 7-5", "0-0". */
function isScore(ours: string, theirs: string, context: MatchContext): boolean {
  if (/^0\d/u.test(ours) || /^0\d/u.test(theirs)) return false;
  if (GAME.test(nextWord(context))) return true;
  const previous = previousWord(context);
  if (
    /^(?:won|beat|beats|lost|loses|tied|drew|defeated|trailing|leading|trailed|led|leads|ahead|prevailed|score|scoreline)$/u.test(
      previous,
    )
  )
    return true;
  if ((Number(theirs) === 0 && Number(ours) < 300) || (ours === "0" && Number(theirs) < 10 && WON.test(previous)))
    return Number(ours) >= 0;
  if (
    /\b(?:won|beat|lost|defeated|defeating|beating|victory|win|score|tied|drew|match|led|final)\b/u.test(
      context.sentence,
    ) &&
    inSets(ours, theirs, context)
  )
    return true;
  if (Number(ours) > Number(theirs) && Number(ours) > 5 && inSets(ours, theirs, context)) return true;
  if (/^(?:15|30|40)$/u.test(ours) && /^(?:15|30|40)$/u.test(theirs))
    return /\b(?:love|deuce|serve[ds]?|serving|tennis|set|game|match)\b/u.test(context.sentence);
  return (
    /\b(?:beat|defeated|defeating|beating|edged|thrashed|crushed|topped|routed|downed)\b/u.test(before(context)) &&
    !/\p{Ll}/u.test(/^[ ]\p{L}+s\b/u.exec(after(context))?.[0] ?? "")
  );
}

/** Returns whether two numbers are a set of a match: 6-4, 7-5. */
function inSets(ours: string, theirs: string, context: MatchContext): boolean {
  if (Number(ours) > 7 || Number(theirs) > 7) return false;
  return (
    /\d[-–]\d(?: ?\(\d+(?:[-–]\d+)?\))?, $/u.test(before(context)) ||
    /^(?: ?\(\d+(?:[-–]\d+)?\))?, \d[-–]\d/u.test(after(context))
  );
}

/** Returns whether a score is read with "to": it neither describes a game ("a 3-2 win") nor is one of several sets. */
function isPlain(context: MatchContext): boolean {
  if (/^an?$/u.test(previousWord(context)) || GAME.test(nextWord(context))) return false;
  if (/^(?:down|up|behind)$/u.test(nextWord(context))) return false;
  const [ours = "", theirs = ""] = context.sentence.slice(context.start, context.end).split(/[-‑–—]/u);
  return (
    !inSets(ours, theirs, context) &&
    ours !== theirs &&
    !(/^(?:15|30|40)$/u.test(ours) && /^(?:15|30|40)$/u.test(theirs))
  );
}

function nil(locale: string): string {
  return isBritish(locale) ? "nil" : "zero";
}

function readRange(match: RegExpExecArray, context: MatchContext): string | undefined {
  const { sign, from = "", gap = "", minus, to = "", scale = "" } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  // 5 - 3 = 2 is a subtraction and not a range.
  if (/^\s?[=+×*÷]/u.test(after(context)) || /[=+×*÷]\s?$/u.test(before(context))) {
    return minus === undefined
      ? `${sign === undefined ? "" : "minus "}${numberWords(from, locale)} minus ${numberWords(to, locale)}`
      : undefined;
  }
  // "5-3-Ws" and "1-413-te" are codes.
  if (/^-(?:\p{Lu}|\p{L}{1,2}(?!\p{L}))/u.test(after(context)))
    return /^\d{4}$/u.test(to)
      ? `${inPairs(from, locale)} ${inPairs(to, locale)}`
      : `${numberWords(from, locale)} ${numberWords(to, locale)}`;
  // "VA Form 21-0781" is a code, and so is a star's "Luyten 205-128".
  if (gap.length === 1 && /^0\d{2,}$/u.test(to)) return `${numberWords(from, locale)} ${spellDigits(to)}`;
  if (gap.length === 1 && /^\d{2,4}$/u.test(to) && RECORDS.test(before(context)))
    return `${inPairs(from, locale)} ${inPairs(to, locale)}`;
  if (gap.length === 1 && /^\d{2,3}$/u.test(to) && STARS.test(before(context)))
    return `${inPairs(from, locale)} ${inPairs(to, locale)}`;
  if (to === "0" && from.length > 2) return `${numberWords(from, locale)} ${numberWords(to, locale)}`;
  if (gap === " - " && !isRangeApart(context) && !(Number(to) > Number(from))) return undefined;
  // "50-50", "20-20" and "24-7" are names and not ranges.
  if (gap.length === 1 && /^\d\d$/u.test(from) && (from === to || `${from}-${to}` === "24-7")) {
    return `${cardinal(from, locale)} ${cardinal(to, locale)}`;
  }
  if (`${from}-${to}` === "1-2" && nextWord(context) === "punch") return "one two";
  if (gap.length === 1 && /^(?:9-11|7-11)$/u.test(`${from}-${to}`) && AS_NAME.test(previousWord(context))) {
    return `${cardinal(from, locale)} eleven`;
  }
  const one = `${sign === undefined ? "" : /[~≈]/u.test(sign) ? "about " : "minus "}${maybeYear(from, to, locale)}`;
  const word = previousWord(context) === "between" ? "and" : "to";
  const other = `${minus === undefined ? "" : "minus "}${maybeYear(to, from, locale)}`;
  return `${one} ${word} ${other}${SCALES[scale] ?? ""}`;
}

/** Names of laws and of other records before their numbers: "Pub. L. 117-58", "No. 12-345", "Resolution 22-109". */
const RECORDS =
  /(?:(?:Pub\. L|(?<!\p{L})N[Oo])\.|(?<!\p{L})(?:(?:Public|Private) Law|Docket|Resolution|Ordinance|Bulletin|Notice|Advisory|Directive|Circular|Proclamation|Memorandum)) (?:No\. )?$/u;

/** Catalogues of stars that are not abbreviated: "Luyten 205-128". */
const STARS = /\b(?:Luyten|Gliese|Wolf|Ross|Lalande|Groombridge|Struve) $/u;

/** Words before 9-11, the attack, and 7-11, the shop. */
const AS_NAME = /^(?:an?|the|since|after|before|on|post|pre|at|to|our|local|nearest)$/u;

const SCALES: Record<string, string> = { k: " thousand", K: " thousand", M: " million" };

function isRangeApart(context: MatchContext): boolean {
  return (
    /^(?:pages?|pp|ages?|aged|minutes|hours|days|weeks|years|people)$/u.test(previousWord(context)) ||
    new RegExp(`^ (?:${SCALE_WORD}|\\p{Ll}+s)`, "u").test(after(context))
  );
}

function maybeYear(number: string, other: string, locale: string): string {
  const both = /^(?:1[1-9]|20)\d\d$/u;
  return both.test(number) && both.test(other) ? year(number, locale) : numberWords(number, locale);
}
