import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, NUMBER, numberWords, QUANTITY, quantity, sticky } from "../../number-words/amount.js";
import { fractionWords, VULGAR } from "../../number-words/fraction.js";
import { cardinal, inPairs, ordinal, plural, spellDigits, year } from "../../number-words/words.js";
import { wholeDate } from "./date-words.js";
import { nextWord, previousWord } from "./number-context.js";

/** Rules for fractions, and for two numbers with a slash between them that are not a fraction. */
export const FRACTION_RULES: readonly Rule[] = [
  {
    class: "fraction",
    name: "dates from and to",
    // OOO 12/23–1/2
    pattern: sticky(
      String.raw`(?<m1>1[0-2]|0?[1-9])/(?<d1>[12]\d|3[01]|0?[1-9])(?: ?[-–—] ?)(?<m2>1[0-2]|0?[1-9])/(?<d2>[12]\d|3[01]|0?[1-9])(?!/)${END}`,
    ),
    read: ({ groups: { m1 = "", d1 = "", m2 = "", d2 = "" } = NO_GROUPS }, { locale }) =>
      // "1/4–1/2 inch" are fractions: one of the days must be unusual for a denominator.
      Math.max(Number(d1), Number(d2)) > 16 || Number(m1) > Number(d1)
        ? `${wholeDate(Number(m1), Number(d1), undefined, locale)} to ${wholeDate(Number(m2), Number(d2), undefined, locale)}`
        : undefined,
  },
  {
    class: "fraction",
    name: "number with a zero before it",
    // card 025/102
    pattern: sticky(String.raw`(?<number>0\d{2,3})/(?<of>\d{2,4})(?!/)${END}`),
    read: ({ groups: { number = "", of = "" } = NO_GROUPS }, { locale }) =>
      `${spellDigits(number)} slash ${of.startsWith("0") ? spellDigits(of) : inPairs(of, locale)}`,
  },
  {
    class: "fraction",
    name: "sign before a row",
    begins: /[-−]/u,
    // -12/18/24 Armor
    pattern: sticky(String.raw`(?<![\p{L}\p{N})\]%°/])[-−](?=\d{1,3}(?:/\d{1,3}){2,6}(?!/)${END})`),
    read: () => "minus",
  },
  {
    class: "fraction",
    name: "range of a blood pressure",
    // 150-160/90-100
    pattern: sticky(
      String.raw`(?<low>\d{2,3})[-–](?<high>\d{2,3})/(?<below>\d{2,3})[-–](?<above>\d{2,3})(?![-–/])${END}`,
    ),
    read: ({ groups: { low = "", high = "", below = "", above = "" } = NO_GROUPS }, { locale }) =>
      Number(low) < Number(high) && Number(below) < Number(above) && Number(low) > Number(below)
        ? `${inPairs(low, locale)} to ${inPairs(high, locale)} over ${inPairs(below, locale)} to ${inPairs(above, locale)}`
        : undefined,
  },
  {
    class: "fraction",
    name: "thread of a screw",
    // 1/4-20 bolts, 10-32 screws
    pattern: sticky(String.raw`(?<size>\d/\d|\d/16|\d{1,2})-(?<pitch>\d{1,2})(?![-–/]?\d)${END}`),
    read: ({ groups: { size = "", pitch = "" } = NO_GROUPS }, context) => {
      const { locale } = context;
      if (!THREADS.get(size)?.includes(pitch)) return undefined;
      if (size.includes("/")) return `${fractionWords(size, locale)} ${cardinal(pitch, locale)}`;
      return SCREW.test(after(context)) ? `${cardinal(size, locale)} ${cardinal(pitch, locale)}` : undefined;
    },
  },
  {
    class: "fraction",
    name: "range",
    pattern: sticky(`(?=[\\d.,]{0,12}[ -]?(?:${VULGAR}|\\d{1,4}[/⁄])|.{1,12}${VULGAR})(?<range>${QUANTITY})${END}`),
    read: ({ groups: { range = "" } = NO_GROUPS }, { locale }) => {
      const { words } = quantity(range, locale);
      return words.includes(" to ") ? words : undefined;
    },
  },
  {
    class: "fraction",
    name: "one character",
    pattern: sticky(String.raw`(?<sign>[-−])?(?<fraction>(?:\d{1,4}[ \u00a0-]?)?${VULGAR})${END}`),
    read: ({ groups: { sign, fraction = "" } = NO_GROUPS }, { locale }) =>
      `${sign === undefined ? "" : "minus "}${fractionWords(fraction, locale)}`,
  },
  {
    class: "fraction",
    name: "with an ending",
    pattern: sticky(String.raw`(?<above>\d{1,3})[/⁄](?<below>\d{1,3})(?:th|rd|nd)s?(?![\p{L}\p{N}])`),
    read: ({ groups: { above = "", below = "" } = NO_GROUPS }, { locale }) => {
      const name = ordinal(below, locale);
      return `${cardinal(above, locale)} ${above === "1" ? name : plural(name)}`;
    },
  },
  {
    class: "fraction",
    name: "rating",
    pattern: sticky(String.raw`(?<above>\d{1,2}\.\d{1,2})[/⁄](?<below>[45]\.0|10\.0|4|5|10|20|100)(?!/)${END}`),
    read: ({ groups: { above = "", below = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(above, locale)} out of ${numberWords(below, locale)}`,
  },
  {
    class: "fraction",
    name: "rate",
    // 1.2/100,000 inhabitants
    pattern: sticky(`(?<above>${NUMBER})/(?<below>1(?:0?0)?,000(?:,000)?|10{4,6})${END}`),
    read: ({ groups: { above = "", below = "" } = NO_GROUPS }, { locale }) =>
      above === "1"
        ? fractionWords(`1/${below.replaceAll(",", "")}`, locale)
        : `${numberWords(above, locale)} per ${numberWords(below, locale)}`,
  },
  {
    class: "fraction",
    name: "hours of two time zones",
    // on TV at 8/7c
    pattern: sticky(String.raw`(?<eastern>1?\d)/(?<central>1?\d)c(?![\p{L}\p{N}])`),
    read: ({ groups: { eastern = "", central = "" } = NO_GROUPS }, { locale }) =>
      Number(eastern) === (Number(central) % 12) + 1
        ? `${cardinal(eastern, locale)} ${cardinal(central, locale)} central`
        : undefined,
  },
  {
    class: "fraction",
    name: "one over a variable",
    // 1/f noise
    pattern: sticky(String.raw`1/(?<below>[a-z])(?![\p{L}\p{N}/])`),
    read: ({ groups: { below = "" } = NO_GROUPS }) => [
      { text: "one over", to: 2 },
      { text: below, as: "letters", from: 2 },
    ],
  },
  {
    class: "fraction",
    name: "two numbers",
    pattern: sticky(
      String.raw`(?<sign>[-−])?(?:(?<whole>\d{1,4})[ \u00a0-])?(?<above>\d{1,4}|[1-9]\d{4,5}(?=.\d{5}))[/⁄](?<below>\d{1,4}|(?<=\d{5}.)[1-9]\d{4,5})(?!/)${END}`,
    ),
    read: readStroke,
  },
];

/** The coarse and fine threads of screws by their size. Source: ASME B1.1, series UNC and UNF. */
const THREADS: ReadonlyMap<string, readonly string[]> = new Map([
  ["2", ["56", "64"]],
  ["4", ["40", "48"]],
  ["6", ["32", "40"]],
  ["8", ["32", "36"]],
  ["10", ["24", "32"]],
  ["12", ["24", "28"]],
  ["1/4", ["20", "28"]],
  ["5/16", ["18", "24"]],
  ["3/8", ["16", "24"]],
  ["7/16", ["14", "20"]],
  ["1/2", ["13", "20"]],
  ["9/16", ["12", "18"]],
  ["5/8", ["11", "18"]],
  ["3/4", ["10", "16"]],
  ["7/8", ["9", "14"]],
]);

/** The text after the thread of a screw: its length or its kind. */
const SCREW =
  /^ (?:x \d|(?:\p{Ll}+ ){0,2}(?:screws?|bolts?|nuts?|taps?|threads?|threaded|studs?|inserts?|holes?|standoffs?|hardware)\b|UN[CF]\b)/u;

/** An article before, and a thing after a half: "on the 1/2 shell", "a 1/2 hour". */
const HALF_OF = /\b(?:an?|the|another|every|each|per) $/iu;
const HALVED = /^[ -](?:shell|hour|price|marathon|dozen|pint|century|mile|day|moon|acre|pound)\b/iu;

function readStroke(match: RegExpExecArray, context: MatchContext): string | undefined {
  const { sign, whole, above = "", below = "" } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  const minus = sign === undefined ? "" : "minus ";
  const fraction = isFraction(above, below);
  if (whole !== undefined) {
    return fraction ? `${minus}${fractionWords(`${whole} ${above}/${below}`, locale)}` : undefined;
  }
  if (`${above}/${below}` === "1/2" && HALF_OF.test(before(context)) && HALVED.test(after(context))) return "half";
  if (sign === undefined) {
    const said = together(above, below, context);
    if (said !== undefined) return said;
  }
  if (fraction) return `${minus}${fractionWords(`${above}/${below}`, locale)}`;
  return `${minus}${cardinal(above, locale)} over ${cardinal(below, locale)}`;
}

/** Returns whether two numbers are a fraction. It must be less than one, or its denominator at most 10. */
function isFraction(above: string, below: string): boolean {
  if (/^0/u.test(above) || /^0/u.test(below)) return false;
  const [numerator, denominator] = [Number(above), Number(below)];
  if (denominator < 2 || denominator > 1000) return false;
  return numerator < denominator || denominator <= 10;
}

/** Reads two numbers that are not a fraction: 24/7, 9/11, 50/50; ratings; blood pressure; bars of music; seasons. */
function together(above: string, below: string, context: MatchContext): string | undefined {
  const { locale } = context;
  const both = `${above}/${below}`;
  const next = nextWord(context);
  const previous = previousWord(context);
  if (GAME_POINTS.test(after(context)) && Number(below) > 8 && Number(above) <= Number(below))
    return `${cardinal(above, locale)} out of ${cardinal(below, locale)}`;
  if (
    /^(?:24\/7|9\/11|7\/11|7\/7|50\/50|20\/20|60\/40|70\/30|80\/20|90\/10)$/u.test(both) ||
    (above === below && above.length === 2 && above !== "10")
  ) {
    return `${cardinal(above, locale)} ${cardinal(below, locale)}`;
  }
  if (above.length === 4 && /^(?:\d\d|\d{4})$/u.test(below) && /^(?:19|20)/u.test(above)) {
    return `${year(above, locale)} ${below.length === 2 && below.startsWith("0") ? "oh " : ""}${below.length === 4 ? year(below, locale) : cardinal(String(Number(below)), locale)}`;
  }
  if (previous === "vision" || (above === "20" && /^(?:10|15|20|25|30|40|50|70|100|200|400)$/u.test(below))) {
    return `${cardinal(above, locale)} ${inPairs(below, locale)}`;
  }
  if (/^\d{2,3}$/u.test(above) && /^\d{2,3}$/u.test(below) && isPressure(Number(above), Number(below), context)) {
    return `${inPairs(above, locale)} over ${inPairs(below, locale)}`;
  }
  if (
    /^(?:2|3|4|5|6|7|9|12)$/u.test(above) &&
    /^(?:4|8)$/u.test(below) &&
    /^(?:time|meter|metre|signature|beat|rhythm|bar)$/u.test(next)
  ) {
    return `${cardinal(above, locale)} ${cardinal(below, locale)}`;
  }
  if (
    /^(?:2|3|4|5|6|7|9|12)$/u.test(above) &&
    /^(?:4|8)$/u.test(below) &&
    (MUSIC.test(before(context)) || TEMPO.test(before(context)))
  ) {
    return `${cardinal(above, locale)} ${cardinal(below, locale)}`;
  }
  if (/^18\/(?:0|8|10)$/u.test(both) && /\b(?:stainless|steel|cutlery|flatware)\b/iu.test(context.sentence))
    return `${cardinal(above, locale)} ${cardinal(below, locale)}`;
  const part = partOf(above, below, context);
  if (part !== undefined) return part;
  if (next === "odds" || /\bodds (?:of|at|are|were) $/u.test(before(context))) {
    return `${cardinal(above, locale)} to ${cardinal(below, locale)}`;
  }
  if (Number(above) >= 20 && Number(below) < 10 && CRICKET.test(context.sentence)) {
    return `${inPairs(above, locale)} for ${cardinal(below, locale)}`;
  }
  if (isRating(Number(above), Number(below), previous, next))
    return `${cardinal(above, locale)} out of ${cardinal(below, locale)}`;
  return both === "4/4" ? `${cardinal(above, locale)} ${cardinal(below, locale)}` : undefined;
}

/** Points of a game after two numbers: "2/50 HP", but "1/2 HP motor". */
const GAME_POINTS = /^ ?(?:HP|MP|SP|XP|AP|EXP|[Hh]ealth|[Mm]ana|[Ss]tamina)(?![\p{L}\p{N}])/u;

/** Words before the bars of a piece of music: "the song is in 6/8". */
const MUSIC =
  /\b(?:time|meter|metre|signature|beats?|rhythm|song|tune|piece|waltz|jig|bars?|music|chords?|key|drum\p{L}*|polka|reel|march|melody|riff|groove|verse|movement|track)\b[^.;]{0,40}\b(?:in|is|to|from|a|of) $/iu;

/** The tempo of a movement before its bars: "Allegro, 2/4". */
const TEMPO =
  /\b(?:Allegr\p{Ll}+|Andant\p{Ll}+|Adagi\p{Ll}+|Prest\p{Ll}+|Larg\p{Ll}+|Lento|Viva\p{Ll}+|Moderato|Men?uetto|Minuet|Scherzo)(?: \p{Ll}+){0,3}[,:;]? \(?$/u;

/**
 * Reads parts of a whole: "Chapter 12 (3/5)" is three of five, "HP: 120/150" and "12/20 correct" are out of them, and
 * "ends 11/30" is a date.
 */
function partOf(above: string, below: string, context: MatchContext): string | undefined {
  const { locale } = context;
  const [first, second] = [Number(above), Number(below)];
  if (first > 0 && first <= 12 && second > 12 && second <= 31 && DUE.test(before(context)))
    return wholeDate(first, second, undefined, locale);
  if (/^0\d/u.test(above) || first > second) return undefined;
  const enclosed = /[([]$/u.test(before(context)) && /^[)\]]/u.test(after(context));
  if (enclosed && second < 100 && /(?:^[([]|\p{L}[^.!?]{0,40}[([])$/u.test(before(context).trimStart()))
    return `${cardinal(above, locale)} of ${cardinal(below, locale)}`;
  const counted =
    /(?:\p{L}{2}: ?|\b(?:HP|MP|SP|XP|AP|health|mana|stamina|page|slide|day|step|part|level|lv|task|question|batch|epoch|round|rep|set|image|photo|tweet|got|answered|scored|passed|failed|completed|finished) )$/iu.test(
      before(context),
    );
  const done =
    /^(?: \p{Ll}{3,})? (?:complete|completed|done|correct|passed|passing|failed|failing|finished|remaining|answered|solved|selected|loaded|used)(?![\p{L}])/u.test(
      after(context),
    );
  return (counted || done) &&
    !/^ (?:shutter|flash|of|cups?|tsp|tbsp|inch|in|mile|teaspoon|tablespoon|lb|oz|")/u.test(after(context)) &&
    second > 4
    ? `${cardinal(above, locale)} out of ${cardinal(below, locale)}`
    : undefined;
}

/** Words before a date without its year. */
const DUE =
  /\b(?:[Ee]nds?|[Ss]tarts?|[Bb]egins?|[Dd]ue|[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Tt]hru|[Tt]hrough|[Ee]xpires?|[Oo]pens?|[Cc]loses?|[Ss]ince|[Bb]efore|[Aa]fter|[Dd]eadline|[Mm]on|[Tt]ues?|[Ww]ed|[Tt]hurs?|[Ff]ri|[Ss]at|[Ss]un|\p{L}+day)[.,:]? $/u;

const CRICKET = /\b(?:innings|wickets?|stumps|close of play|all out|cricket|declared|overs|batted|bowled)\b/u;

function isPressure(above: number, below: number, context: MatchContext): boolean {
  if (above < 80 || above > 250 || below < 40 || below > 140 || below >= above) return false;
  return (
    /pressure|\bBP\b|reading|systolic|hypertens/u.test(context.sentence) ||
    /^\s?mm/u.test(after(context)) ||
    above >= 100
  );
}

function isRating(above: number, below: number, previous: string, next: string): boolean {
  if (above > below) return false;
  // "We've got 1/2 left" is no mark.
  if (below <= 4 && previous === "got" && !/^(?:right|wrong|correct|stars?|points?|marks?)$/u.test(next)) return false;
  if (/^(?:stars?|points?|rating|score|correct|marks?)$/u.test(next)) return true;
  if (/^(?:rated|rating|score|scored|scoring|scores|rate|rates|got|gave|solid|earned|pain)$/u.test(previous))
    return true;
  if (next === "of") return false;
  return (
    (below === 10 && above > 3 && above !== 9) ||
    (below === 100 && above > 20) ||
    (below === 10 && above === 9 && next !== "of")
  );
}
