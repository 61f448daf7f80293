import {
  after,
  before,
  type MatchContext,
  type Rule,
  type Verbalisation,
  type VerbalisedPart,
} from "../../../../text/rule.js";
import {
  DASH,
  END,
  NO_GROUPS,
  NUMBER,
  numberWords,
  quantity,
  SCALE_LETTERS,
  SIGNED,
  sticky,
  WHOLE,
} from "../../number-words/amount.js";
import { cardinal, inPairs, plural, spellDigits } from "../../number-words/words.js";
import { countsPlural, isOwner, nextWord, previousWord } from "./number-context.js";

/** Rules for cardinal and decimal numbers. They are tried after all other classes of numbers. */
export const CARDINAL_RULES: readonly Rule[] = [
  {
    class: "cardinal",
    name: "zero of a form",
    begins: /-/u,
    // enter -0-
    pattern: sticky(String.raw`(?<![\p{L}\p{N}-])-0-(?![\p{L}\p{N}-])`),
    read: () => "zero",
  },
  {
    class: "cardinal",
    name: "with the letter of a power of ten",
    pattern: sticky(
      String.raw`(?<number>[-−+]?${NUMBER})(?:(?:(?<first>k|K|M|B|T|bn|mn|tn)${DASH}|[-–])(?<to>${NUMBER}))?(?<letter>k|K|M|B|T|m|bn|mn|tn|G)(?:\+(?! ?\d))?${END}`,
    ),
    read: readScale,
  },
  {
    class: "cardinal",
    name: "shortened power of ten",
    // 4 trn, 250 mln, 5 bn
    pattern: sticky(
      `(?<number>${NUMBER}) ?(?<scale>[mM]ln|[bB]ln|[tT]rn|[tT]rln|(?<= )(?:bn|mn|tn))(?![\\p{L}\\p{N}])`,
    ),
    read: ({ groups: { number = "", scale = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(number, locale)} ${{ m: "million", b: "billion" }[scale.charAt(0).toLowerCase()] ?? "trillion"}`,
  },
  {
    class: "cardinal",
    name: "tens, hundreds, thousands",
    pattern: sticky(String.raw`(?<number>1(?:0{1,3}|00?,000|,000(?:,000)?))['’]?s(?= of\b)`),
    read: ({ groups: { number = "" } = NO_GROUPS }) => POWERS_OF_TEN.get(number.replaceAll(",", "")),
  },
  {
    class: "cardinal",
    name: "plural",
    // "2-by-4s" has a hyphen before it.
    pattern: sticky(String.raw`(?<number>\d{1,4})['’]?s(?![\p{L}\p{N}])`),
    read: ({ groups: { number = "" } = NO_GROUPS, 0: written }, context) => {
      if (/['’]/u.test(written) && isOwner(context)) return undefined;
      const { locale } = context;
      return plural(number.length > 2 ? inPairs(number, locale) : cardinal(number, locale));
    },
  },
  {
    class: "cardinal",
    name: "with spaces",
    pattern: sticky(String.raw`(?<number>[1-9]\d{0,2}(?: \d{3}){2,11}|[1-9]\d{0,2} 000)(?:\.\d{1,6})?${END}(?! \d)`),
    read: ([written], { locale }) => numberWords(written, locale),
  },
  {
    class: "digits",
    name: "places in a molecule",
    // 2,4-dichlorophenol, 2,4-D
    pattern: sticky(String.raw`\d{1,2}(?:,\d{1,2}){1,5}(?=-(?:\p{L}{3}|[A-Z](?![\p{L}\p{N}])))`),
    read: ([written], { locale }) =>
      written
        .split(",")
        .map((place) => cardinal(place, locale))
        .join(" "),
  },
  {
    class: "digits",
    name: "numbers of references",
    // [2,3]
    pattern: sticky(String.raw`\d{1,3}(?:,\d{1,3}){1,7}(?=\])`),
    read: ([written], context) => (before(context).endsWith("[") ? listed(written, context.locale) : undefined),
  },
  {
    class: "decimal",
    name: "with a comma",
    pattern: sticky(String.raw`(?<whole>\d{1,3}),(?<part>\d{1,2}|\d{4,9})${END}`),
    read: ({ groups: { whole = "", part = "" } = NO_GROUPS }, { locale }) =>
      `${cardinal(whole, locale)} point ${spellDigits(part)}`,
  },
  {
    class: "decimal",
    name: "with a point and commas",
    pattern: sticky(String.raw`\d{1,3}(?:\.\d{3}){1,5},\d{1,3}${END}`),
    read: ([written], { locale }) => numberWords(written.replaceAll(".", "").replace(",", "."), locale),
  },
  {
    class: "cardinal",
    name: "with points",
    // 10.000.000, 1.234.567
    pattern: sticky(String.raw`(?:[1-9]\d{0,2}(?:\.000){2,5}|[1-9]\d?(?:\.\d{3}){2})${END}`),
    read: ([written], { locale }) => cardinal(written.replaceAll(".", ""), locale),
  },
  {
    class: "cardinal",
    name: "and more",
    pattern: sticky(String.raw`(?<number>${WHOLE})\+(?![\p{L}\p{N}+=]|[ ]?[\d(=])`),
    read: ({ groups: { number = "" } = NO_GROUPS }, { locale }) => `${numberWords(number, locale)} plus`,
  },
  {
    class: "cardinal",
    name: "very long",
    pattern: sticky(String.raw`(?<number>\d{10,40})${END}`),
    read: ({ groups: { number = "" } = NO_GROUPS }) => (/0{6}$/u.test(number) ? undefined : spellDigits(number)),
  },
  {
    class: "cardinal",
    name: "number",
    pattern: sticky(`(?<number>${SIGNED})${END}`),
    read: ({ groups: { number = "" } = NO_GROUPS }, context) => readNumber(number, context),
  },
  {
    class: "cardinal",
    name: "with letters",
    pattern: sticky(
      String.raw`(?<number>${NUMBER})(?<letters>[A-Z]{1,4}|[a-z]{1,2}|(?<=\.\d{1,30})\p{L}{1,8}|-?ish)${END}`,
    ),
    read: ({ groups: { number = "", letters = "" } = NO_GROUPS }, { locale }) => [
      { text: /^\d{3,4}$/u.test(number) ? inPairs(number, locale) : numberWords(number, locale), to: number.length },
      {
        text: letters.replace("-", ""),
        from: number.length,
        ...(letters.endsWith("ish") || /^\p{Ll}{3,}$/u.test(letters) ? {} : { as: "letters" as const }),
      },
    ],
  },
  {
    class: "cardinal",
    name: "before anything",
    pattern: sticky(String.raw`\d{1,40}(?!\p{L})`),
    read: ([written], { locale }) => cardinal(written, locale),
  },
  {
    class: "cardinal",
    name: "point before digits",
    pattern: sticky(String.raw`\.\d{1,30}(?!\p{L})`),
    read: ([written], context) =>
      /[\p{L}\p{N}]$/u.test(before(context)) ? `point ${spellDigits(written)}` : undefined,
  },
];

function readNumber(number: string, context: MatchContext): string | undefined {
  // The rules of fractions come first. A number with a slash that they have left is not a quantity.
  if (/^[\d.,]/u.test(number) && /[/⁄]/u.test(number)) return undefined;
  return quantity(number, context.locale).words;
}

const POWERS_OF_TEN: ReadonlyMap<string, string> = new Map([
  ["10", "tens"],
  ["100", "hundreds"],
  ["1000", "thousands"],
  ["10000", "tens of thousands"],
  ["100000", "hundreds of thousands"],
  ["1000000", "millions"],
]);

/** Returns the numbers of a list, with the pauses of its commas. */
function listed(written: string, locale: string): VerbalisedPart[] {
  let at = 0;
  return written.split(",").map((number, index, all) => {
    const from = at;
    at += number.length + 1;
    const words = { text: cardinal(number, locale), from, to: Math.min(at, written.length) };
    return index < all.length - 1 ? { ...words, mark: "," } : words;
  });
}

/**
 * Reads a number with the letter of a power of ten: 5k → five thousand, 10k–20k → ten thousand to twenty thousand. But
 * "a 10K" is a race, "4K" a screen, "3M" a company.
 */
function readScale(match: RegExpExecArray, context: MatchContext): Verbalisation | undefined {
  const { number = "", first, to, letter = "" } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  const scale = SCALE_LETTERS[letter];
  if ((to === undefined || first !== undefined) && isName(to ?? number, letter, context)) {
    const named = (words: string, name = letter): VerbalisedPart[] => [{ text: words }, { text: name, as: "letters" }];
    const last = named(to === undefined ? quantity(number, locale).words : `to ${numberWords(to, locale)}`);
    return to === undefined ? last : [...named(quantity(number, locale).words, first), ...last];
  }
  // 12C/16T: cores and threads
  if (scale === undefined || (letter === "T" && /\dC\/$/u.test(before(context)))) return undefined;
  const more = match[0].endsWith("+") ? " plus" : "";
  const from = `${quantity(number, locale).words}${first === undefined ? "" : ` ${SCALE_LETTERS[first] ?? ""}`}`;
  const range = to === undefined ? "" : ` to ${numberWords(to, locale)}`;
  return `${from}${range} ${scale}${more}`;
}

const RACE =
  /^(?:run|runs|race|races|walk|marathon|fun|charity|course|runner|runners|trail|time|finish|distance|today|yesterday|tomorrow|on|in|this)$/u;

const TURBO =
  /\b(?:[Tt]urbo|engines?|GTI|[Tt]iming chain|torque|[Dd]ealer|sedan|coupe|SUV|[Qq]uattro|TSI|hp|AWD|FWD|mpg|cars?|Audi|VW|Volkswagen|Jetta|Golf|Passat|Genesis|Lexus|Hyundai|Kia|Camaro|Cadillac|Buick|Acura|Honda|Ford|BMW|Mercedes|Volvo|Saab|Subaru)\b/u;

/** A number with a letter that is no power of ten, in a list. */
const CODE_BEFORE = /(?<![\p{L}\d.,$£€])\d{1,4}[AC-EHJLN-SU-Z](?:,| and| or|, and|, or) $/u;
const CODE_AFTER = /^(?:,| and| or|, and|, or) \d{1,4}[AC-EHJLN-SU-Z](?![\p{L}\p{N}])/u;

function isName(number: string, letter: string, context: MatchContext): boolean {
  // Apt. #5B
  if (/#$/u.test(before(context))) return true;
  // 705A and 121B
  if (letter === "B" && (CODE_BEFORE.test(before(context)) || CODE_AFTER.test(after(context)))) return true;
  const next = nextWord(context);
  if (/^[kK]$/u.test(letter) && /^(?:5|10|15|8|12)$/u.test(number)) {
    if (
      /^(?:a|an|the|ran|run|runs|running|jogs?|jogged|races?|raced|half|first|couch|local|annual)$/u.test(
        previousWord(context),
      ) &&
      !countsPlural(context)
    )
      return true;
    if (/^(?:run|runs|race|races|walk|marathon|runner|runners)$/u.test(next) && RACE.test(next)) return true;
  }
  if (
    /^[kK]$/u.test(letter) &&
    /^(?:pages?|stacks?|blocks?|buffers?|chunks?|caches?|ram|rom|memory|context|modems?)$/iu.test(next)
  )
    return true;
  if (letter === "K")
    return (
      /^(?:2|4|5|8)$/u.test(number) &&
      !countsPlural(context) &&
      /^(?:tv|tvs|video|videos|display|displays|monitor|monitors|screen|screens|resolution|camera|footage|ultra|content|blu-ray|projector|streaming|movies|film|television|hdr|uhd|at)?$/u.test(
        next,
      ) &&
      !/\b(?:cost|paid|worth|earned|about|over|salary)\b/u.test(before(context))
    );
  if (letter === "G") return true;
  if (letter === "M" && number === "3")
    return !countsPlural(context) && !/^ (?:in|views|people|from)\b/u.test(after(context));
  // Audi A4 2.0T
  if (letter === "T" && /^[1-6]\.\d$/u.test(number) && TURBO.test(context.sentence)) return true;
  // Lot# 22B, § 1B
  if (/[#§]\s?$/u.test(before(context))) return true;
  // 2B - Smith (3)
  if (letter === "B" && /^[23]$/u.test(number) && /^(?: [-–—]|:) \p{Lu}\p{L}/u.test(after(context))) return true;
  // a soft pencil
  if (letter === "B" && /^\d$/u.test(number) && /\b[Pp]encils?\b/u.test(context.sentence)) return true;
  if (letter === "B" || letter === "T")
    return /^(?:room|flat|apartment|apt|unit|suite|gate|seat|row|section|figure|form|plan|exhibit|building|block|platform|type|appendix|class|grade)$/u.test(
      previousWord(context),
    );
  return false;
}
