import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { DASH, END, EXPONENT, NO_GROUPS, NUMBER, numberWords, sticky } from "../../number-words/amount.js";
import { cardinal, inPairs, ordinal } from "../../number-words/words.js";
import { MONTH } from "./calendar.js";

/** Rules for powers, sizes, multiples and arithmetic signs. */
export const ARITHMETIC_RULES: readonly Rule[] = [
  {
    class: "arithmetic",
    name: "power",
    begins: /[\d.)\p{L}]/u,
    pattern: sticky(
      String.raw`(?<base>${NUMBER}|\p{L}|\))(?:\^(?<caret>[-−]?\d{1,6}|\p{L}|\([^()]{1,8}\)|\{[-−]?\d{1,6}\})|\*\*(?<stars>-?\d{1,6})(?!\*)|(?<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6}|ⁿ|ˣ))(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { base = "", caret, stars, raised } = NO_GROUPS }, { locale }) => {
      const exponent = caret ?? stars ?? (raised ?? "").normalize("NFKC").replace("⁻", "-");
      const bare = exponent.replaceAll(/[(){}]/gu, "").replace("−", "-");
      if (/^\p{L}$/u.test(base)) return [{ text: base, as: "letters" }, { text: powerWords(bare, locale) }];
      return `${base === ")" ? "" : numberWords(base, locale)} ${powerWords(bare, locale)}`;
    },
  },
  {
    class: "arithmetic",
    name: "raised",
    begins: /\p{L}/u,
    pattern: sticky(String.raw`(?<word>\p{L}{2,38})[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![\p{L}\p{N}])`),
    read: ({ groups: { word = "" } = NO_GROUPS, 0: written }, { sentence, locale }) => {
      if (FUNCTION.test(word)) return `${word} ${powerWords(written.slice(word.length).normalize("NFKC"), locale)}`;
      // The number of a footnote is silent, but a power of a product is read: E = mc².
      if (word.length > (sentence.includes("=") ? 3 : 2)) return word;
      return [{ text: lettersOf(word) }, { text: powerWords(written.slice(word.length).normalize("NFKC"), locale) }];
    },
  },
  {
    class: "arithmetic",
    name: "power of a product",
    begins: /\p{L}/u,
    pattern: sticky(String.raw`(?<letters>\p{L}{2,3})\^(?<caret>\d{1,3})(?![\p{L}\p{N}])`),
    read: ({ groups: { letters = "", caret = "" } = NO_GROUPS }, { sentence, locale }) =>
      sentence.includes("=") ? [{ text: lettersOf(letters) }, { text: powerWords(caret, locale) }] : undefined,
  },
  {
    class: "arithmetic",
    name: "range of multiples",
    // 2–3x faster, 1.5x–2x. But 2x-3x+1 is a sum.
    pattern: sticky(String.raw`(?<from>${NUMBER})[x×]?${DASH}(?<to>${NUMBER})[x×](?![\p{L}\p{N}])`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS }, { sentence, locale }) =>
      /[=+^²³]/u.test(sentence) ? undefined : `${numberWords(from, locale)} to ${numberWords(to, locale)} times`,
  },
  {
    class: "arithmetic",
    name: "times per day",
    // 2x/week, 3 x a day
    pattern: sticky(
      String.raw`(?<number>\d{1,3}) ?[x×](?:/(?<per>day|d|week|wk|month|mo|year|yr|hour|hr|min|game)s?(?!\p{L})|(?= (?:a|per|each|every) (?:day|week|month|year|hour|night|game)))`,
    ),
    read: ({ groups: { number = "", per } = NO_GROUPS }, { locale }) => {
      const name = per === undefined ? "" : ` a ${PERIODS[per] ?? per}`;
      return `${cardinal(number, locale)} ${number === "1" ? "time" : "times"}${per === "hour" || per === "hr" ? " an hour" : name}`;
    },
  },
  {
    class: "arithmetic",
    name: "variable with a factor",
    pattern: sticky(
      // Except an exponent (2e-5) and a range of thousands (10k-20k).
      String.raw`(?<factor>\d{1,4})(?!${EXPONENT}|k ?[-–] ?${NUMBER}[kKMBT])(?<name>[a-z])(?=[²³]|\^|\s?(?:[=*/)−]|\+\s?(?:[\d(]|\p{L}(?!\p{L})))|\s?-\s?\d|\s-\s)(?:(?<power>[²³])|\^(?<caret>\d{1,3}))?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { factor = "", name = "", power, caret } = NO_GROUPS }, { locale }) => {
      const exponent = caret ?? power?.normalize("NFKC");
      const at = factor.length;
      return [
        { text: cardinal(factor, locale), to: at },
        { text: name, as: "letters", from: at, to: at + 1 },
        ...(exponent === undefined ? [] : [{ text: powerWords(exponent, locale), from: at + 1 }]),
      ];
    },
  },
  {
    class: "arithmetic",
    name: "size",
    pattern: sticky(String.raw`(?<sides>${NUMBER}(?: ?[x×X*] ?${NUMBER}){1,3})(?<unit>(?=[ ]?[\p{L}"'″′])|${END})`),
    read: readSize,
  },
  {
    class: "arithmetic",
    name: "multiple",
    pattern: sticky(
      String.raw`(?<number>${NUMBER})(?:[x×]|[-‑](?:x|×)|X(?= (?:the|as|more|faster|your|their|annual|monthly)\b))(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { number = "" } = NO_GROUPS, 0: written }, context) =>
      // "a 10x engineer", "a 3x combo", but "2x faster" and "5x the price"
      isKind(context) ||
      (written.endsWith("x") && !COMPARED_WITH.test(after(context)) && ALGEBRA.test(context.sentence))
        ? [
            { text: numberWords(number, context.locale), to: number.length },
            { text: "x", as: "letters", from: number.length },
          ]
        : `${numberWords(number, context.locale)} times`,
  },
  {
    class: "arithmetic",
    name: "plus or minus",
    begins: /[+-]/u,
    pattern: sticky(String.raw`(?:\+\s?/\s?[-−–]|[-−–]\s?/\s?\+)(?= ?[\d.$£€]|\s|$)`),
    read: () => "plus or minus",
  },
  {
    class: "arithmetic",
    name: "sign between sizes",
    begins: /[x×]/u,
    pattern: sticky("[x×](?= ?[\\d(√π])"),
    read: (_, context) => {
      if (/[½⅓⅔¼¾⅛⅜⅝⅞] ?$/u.test(before(context))) return "by";
      if (!/[\d\p{L}.)"'″′²³] ?$/u.test(before(context))) return "times";
      // 2a x 3
      if (/(?<![\p{L}\d.])\d{1,3}[abcnpqyz] $/u.test(before(context))) return "times";
      // n × (n − 1)
      if (/(?:^|[^\p{L}])\p{L} $/u.test(before(context)) && /^ ?\(/u.test(after(context))) return "times";
      return /[\p{L}"'″′.] $/u.test(before(context)) && !/(?:^|[^\p{L}])\p{L} ?$/u.test(before(context).trimEnd())
        ? "by"
        : sumNearby(context)
          ? "times"
          : "by";
    },
  },
  {
    class: "arithmetic",
    name: "absolute value",
    begins: /\|/u,
    // |x − y|, but not the cells of a table
    pattern: sticky(
      String.raw`\|(?=[-−]?(?:[a-z](?![a-z])|\d{1,6})(?: ?[-−+*/] ?(?:[a-z](?![a-z])|\d{1,6})){0,3}[²³]?\|)`,
    ),
    read: (_, context) => (/(?:^|[\s(=<>≤≥+*/−-])$/u.test(before(context)) ? "the absolute value of" : undefined),
  },
  {
    class: "arithmetic",
    name: "times in an equation",
    begins: /[X*]/u,
    // rent X 12 months = $12,000, 5mA * 0.22K = 1.1 V
    pattern: sticky("[X*](?= \\d)"),
    read: (_, context) =>
      /(?:\p{Ll}{3}|\d|\d ?[\p{L}µΩ]{1,3}) $/u.test(before(context)) && /^ [^=]{1,40}=/u.test(after(context))
        ? "times"
        : undefined,
  },
  {
    class: "arithmetic",
    name: "sign between sides",
    // W x H x D
    begins: /[x×]/u,
    pattern: sticky("[x×](?= [LWHDB](?![\\p{L}\\p{N}]))"),
    read: (_, context) => (/(?<![\p{L}\p{N}])[LWHDB] $/u.test(before(context)) ? "by" : undefined),
  },
  {
    class: "arithmetic",
    name: "times a price",
    // 2 x $5.99
    begins: /[x×]/u,
    pattern: sticky("[x×](?= ?[$£€]\\d)"),
    read: (_, context) => (/\d ?$/u.test(before(context)) ? "times" : undefined),
  },
  {
    class: "arithmetic",
    name: "factorial",
    begins: /[\dn]/u,
    pattern: sticky(String.raw`(?<number>\d{1,3}|n)!(?=\s?[=+*/×÷)−-]| \p{Ll}|(?<=n!)$)`),
    read: ({ groups: { number = "" } = NO_GROUPS }, { locale }) =>
      `${number === "n" ? "n" : cardinal(number, locale)} factorial`,
  },
  {
    class: "arithmetic",
    name: "sign between operands",
    begins: /[-−–+*/÷<>=]/u,
    pattern: sticky(String.raw`\+|-|−|–|\*|/|÷|<|>|=|==|<=|>=|=>`),
    read: ([sign], context) => {
      if (!joins(sign, context)) return undefined;
      // "The dose was < 200 g" has its verb.
      return /^[<>]/u.test(sign) && (AFTER_VERB.test(before(context)) || SUPPOSED.test(before(context)))
        ? BETWEEN[sign]?.replace(/^is /u, "")
        : BETWEEN[sign];
    },
  },
  {
    class: "arithmetic",
    name: "comparison before a number",
    begins: /[<>≤≥=]/u,
    pattern: sticky(String.raw`(?<sign><=|>=|[<>≤≥]) ?(?=[-−+$£€]?\.?\d)`),
    read: ({ groups: { sign = "" } = NO_GROUPS }, context) =>
      `${LEFT.test(before(context)) ? "is " : ""}${COMPARED[sign]}`,
  },
  {
    class: "arithmetic",
    name: "minus before a name",
    begins: /[-−]/u,
    // y = -x, "-x + 3" at the start, between -pi and pi
    pattern: sticky(String.raw`[-−](?=\p{L}(?:[²³^=+)\s]|$)|√|π|∞|pi(?![\p{L}\p{N}-]))`),
    read: (_, context) =>
      /[=+*/×÷(<>≤≥,] ?$/u.test(before(context)) ||
      (before(context).trim() === "" && TERM_NEXT.test(after(context))) ||
      (/^pi/u.test(after(context)) && /(?<!\p{L})(?:and|between|from|is|or|to) $/u.test(before(context)))
        ? "minus"
        : undefined,
  },
  {
    class: "arithmetic",
    name: "sign",
    begins: /[^a-zA-Z\d]/u,
    pattern: sticky("(?:≥|≤|≈|≅|≃|≠|≡|±|∓|×|÷|−|√|∛|π|∞|∑|∏|∫|∂|∝|∈|∉|∪|∩|∴|∵|∅|‰|∆|¬|⋅|·)"),
    read: ([sign], context) => {
      if (sign === "·" || sign === "⋅")
        return /(?:\d|\)|(?<!\p{L})\p{L}) ?$/u.test(before(context)) &&
          /^ ?(?:\d|\(|\p{L}(?!\p{L}))/u.test(after(context)) &&
          (/\d$/u.test(before(context)) || /[=(]/u.test(context.sentence))
          ? "times"
          : undefined;
      if (sign === "−" && !/[\p{L}\p{N})] ?$/u.test(before(context)) && !/^[\p{N}\p{L}(]/u.test(after(context)))
        return undefined;
      const words = SIGNS.get(sign);
      return LEFT.test(before(context)) ? words : words?.replace(/^is /u, "");
    },
  },
];

/** A letter and a sign that joins it to another term. */
const TERM_NEXT = /^\p{Ll}(?:[²³^]| ?[=+*/×÷<>≤≥] ?[-−\dπ√(\p{L}])/u;

/** A function whose power stands before its argument: sin²(x). */
const FUNCTION = /^(?:sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|log|ln)$/u;

const PERIODS: Readonly<Record<string, string>> = { d: "day", wk: "week", mo: "month", yr: "year", min: "minute" };

/** Words of a text about algebra, in which "7x" is a product. */
const ALGEBRA =
  /(?<!\d ?)\b[xyz]\b(?! ?\d|-)|\b[xyz]\d|[\dxyz)] ?= ?[-−\dxyz(]|\b(?:coefficients?|solve|equations?|algebra|polynomials?|simplify|derivatives?|integrals?)\b/iu;

/** Words that compare with a multiple: "2x faster", "5x the price". */
const COMPARED_WITH =
  /^ (?:(?:fast|slow|cheap|bigg|larg|small|high|low|bett|long|short|strong|light|heavi|quick|easi|great|thick|wid|deep|bright|loud|hott|dens|rich|old|young|clos|few|tall|hard|tough|saf|clean|smart)er\b|more|less|fewer|increase|growth|return|multiple|speedup|speed-up|boost|jump|gain|improvement|reduction|difference|rise|drop|that|what|as|of|the)/u;

/** Verbs and prepositions after which a sign of comparison has no verb of its own. */
const AFTER_VERB =
  /(?:['’](?:s|re|m)|(?<!\p{L})(?:is|are|was|were|be|been|being|am|stay(?:s|ed)?|remain(?:s|ed)?|keeps?|kept|at|of|to|for|and|or|from|by|than|only|have|has|had|costs?|takes?|took|weigh(?:s|ed)?|aged?|within|requires?|required|needs?|not|about|scor(?:e|es|ed)|gets?|got|with|in|on|reach(?:es|ed)?|uses?|used|reads?|shows?|showed|all|any|anything|those|people|patients|adults|children)) $/iu;

/** Words that suppose or choose a letter before a sign: "let ε > 0 be given", "for every x < 1". */
const SUPPOSED =
  /\b(?:[Ll]et|[Ff]or (?:all|every|any|each|some|given)|[Ff]ix|[Cc]hoose|[Pp]ick|[Gg]iven|exists?(?: an?| some)?|with|[Tt]ake) (?:\p{L}|\p{L}{5,7}) ?$/u;

/** Returns whether a multiple names the kind of the noun after it: "a 10x engineer", "2x 4GB modules". */
function isKind(context: MatchContext): boolean {
  if (
    /^ (?:engineers?|developers?|programmers?|zoom|optical|magnification|multiplier|combo|scope|objective|leverage)\b/u.test(
      after(context),
    )
  )
    return true;
  if (/^ \d/u.test(after(context))) return true;
  return (
    /(?:^|[\s(])(?:an?|the|this|that|my|your|our|his|her|first|another|each) $/iu.test(before(context)) &&
    /^ \p{Ll}{3,}/u.test(after(context)) &&
    !COMPARED_WITH.test(after(context))
  );
}

function lettersOf(word: string): string {
  return [...word].map((letter) => (letter === "π" ? "pi" : letter)).join(" ");
}

function powerWords(exponent: string, locale: string): string {
  if (exponent === "2") return "squared";
  if (exponent === "3") return "cubed";
  if (/^\p{L}$/u.test(exponent)) return `to the power of ${exponent.toLowerCase()}`;
  const digits = exponent.replace(/^[-+]/u, "");
  if (!/^\d{1,6}$/u.test(digits)) return "to the power of";
  if (exponent.startsWith("-")) return `to the power of minus ${cardinal(digits, locale)}`;
  return Number(digits) < 1000 && Number(digits) > 0 && digits.length < 2 && Number(digits) < 4
    ? `to the ${ordinal(digits, locale)}`
    : `to the power of ${cardinal(digits, locale)}`;
}

/** Reads a size: 3x4 → three by four; 3 × 10 = 30 → three times ten; 1920x1080 → nineteen twenty by ten eighty. */
function readSize(match: RegExpExecArray, context: MatchContext): string | undefined {
  const sides = (match.groups?.["sides"] ?? "").split(/ ?[x×X*] ?/u);
  const { locale } = context;
  const raised = /^(?:\^|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])/u.test(after(context));
  if (raised) return undefined;
  const product = /\*/u.test(match[0]) || sumNearby(context);
  const pixels = sides.every((side) => /^\d{3,4}$/u.test(side));
  const words = sides.map((side) =>
    pixels && !product && !/00$/u.test(side) ? inPairs(side, locale) : numberWords(side, locale),
  );
  return words.join(product ? " times " : " by ");
}

function sumNearby(context: MatchContext): boolean {
  return (
    /^[^.;:!?\p{L}]{0,12}[=+÷^⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(after(context)) ||
    /[=+÷≠≤≥] ?(?:\d+ ?[×x] ?)?\(?$/u.test(before(context))
  );
}

const BETWEEN: Record<string, string> = {
  "+": "plus",
  "-": "minus",
  "−": "minus",
  "–": "minus",
  "*": "times",
  "/": "divided by",
  "÷": "divided by",
  "<": "is less than",
  ">": "is greater than",
  "=": "equals",
  "==": "equals",
  "<=": "is less than or equal to",
  ">=": "is greater than or equal to",
};

const COMPARED: Record<string, string> = {
  "<": "less than",
  ">": "greater than",
  "≤": "less than or equal to",
  "≥": "greater than or equal to",
  "<=": "less than or equal to",
  ">=": "greater than or equal to",
};

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["≥", "is greater than or equal to"],
  ["≤", "is less than or equal to"],
  ["≈", "is approximately"],
  ["≅", "is approximately"],
  ["≃", "is approximately"],
  ["≠", "is not equal to"],
  ["≡", "is equivalent to"],
  ["±", "plus or minus"],
  ["∓", "minus or plus"],
  ["×", "times"],
  ["÷", "divided by"],
  ["−", "minus"],
  ["√", "the square root of"],
  ["∛", "the cube root of"],
  ["π", "pi"],
  ["∞", "infinity"],
  ["∑", "the sum of"],
  ["∏", "the product of"],
  ["∫", "the integral of"],
  ["∂", "partial"],
  ["∝", "is proportional to"],
  ["∈", "is in"],
  ["∉", "is not in"],
  ["∪", "union"],
  ["∩", "intersection"],
  ["∴", "therefore"],
  ["∵", "because"],
  ["∅", "the empty set"],
  ["∆", "delta"],
  ["¬", "not"],
]);

const LEFT = /(?:[\d)π∞²³!%]|(?<!\p{L})\p{L})(?<space> ?)$/u;
const RIGHT = /^(?<space> ?)(?:[\d(√π∞$£€.]|[-−]\d|\p{L}(?![\p{L}\p{Nd}'’]))/u;

/** A sign with a space on one side, between digits: "1- 2 = 5". */
const NUMBERS_AROUND = /(?:\d[-−+] \d|\d [-−+]\d)/u;

/** Returns whether a sign stands between numbers or single letters, evenly spaced, and is not a dash, bullet or tag. */
function joins(sign: string, context: MatchContext): boolean {
  const left = LEFT.exec(before(context));
  const right = RIGHT.exec(after(context));
  if (left === null || right === null) {
    return /^[=<]$/u.test(sign) && /[^,;:(] $/u.test(before(context)) && /^ \S/u.test(after(context));
  }
  if (left.groups?.["space"] !== right.groups?.["space"])
    return (
      /^[-−+]$/u.test(sign) &&
      NUMBERS_AROUND.test(context.sentence.slice(Math.max(0, context.start - 2), context.end + 2)) &&
      /=/u.test(after(context))
    );
  const spaced = left.groups?.["space"] === " ";
  // "1.2.0 - 2026-05-01" is a version with its date.
  if (spaced && A_DATE.test(after(context))) return false;
  // Nov 11, 2013 - 3:51 AM
  if (spaced && /^[-–]$/u.test(sign) && /^ \d{1,2}:\d\d/u.test(after(context))) return false;
  // 10:00 – 5 people came
  if (spaced && /:\d\d $/u.test(before(context))) return false;
  if (/^[-–]$/u.test(sign))
    return (
      (spaced || /[)²³]$/u.test(before(context))) &&
      (/[=^²³×÷√]/u.test(context.sentence) || numbersOnly(context) || isTerm(context))
    );
  if (sign === "/" && /\p{L} $/u.test(before(context)) && !/[=^²³×÷√]/u.test(context.sentence)) return false;
  if (sign === "/") return spaced || /[=^²³×÷√+]/u.test(after(context)) || /[)=]$/u.test(before(context));
  return true;
}

const A_DATE = new RegExp(String.raw`^ (?:\d{4}-\d\d-\d\d|\d{1,2} ${MONTH}\b)`, "u");

/** Returns whether a multiple of a letter stands before a hyphen with spaces, and another term after it: 2a - 3. */
function isTerm(context: MatchContext): boolean {
  return (
    /(?<![\p{L}\d.])\d{1,3}[abcnpqxyz] $/u.test(before(context)) &&
    !/\b(?:section|chapter|part|exercise|question|figure|fig\.|table|page|room|unit|flat|apt\.|no\.) \d{1,3}\p{L} $/iu.test(
      before(context),
    ) &&
    /^ (?:\d{1,3}[a-z]?|[a-z])(?![\p{L}\d]| \p{Ll}{2})/u.test(after(context))
  );
}

/** Returns whether numbers stand on both sides of a hyphen with spaces: 10 - 4. */
function numbersOnly(context: MatchContext): boolean {
  return /\d $/u.test(before(context)) && /^ \d/u.test(after(context));
}
