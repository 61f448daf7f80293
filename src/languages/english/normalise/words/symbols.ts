import { after, before, type MatchContext, type Rule, wordBefore } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";
import { CURRENCY_SYMBOLS } from "../numbers/currencies.js";
import { LISTED_SIGN, NAMED_LETTER, QUOTED_LETTER, QUOTED_SIGN, QUOTED_SIGNS } from "./quoted-sign.js";
import { opens, stopped, table, words } from "./word-context.js";

/** Rules for symbols, abbreviations with a slash ("w/o"), "and/or", grades ("C+"), styled letters and Greek letters. */
export const SYMBOL_RULES: readonly Rule[] = [
  {
    class: "symbol",
    name: "copyright in parentheses",
    begins: /\(/u,
    pattern: /\([cC]\)(?=\s(?:19|20)\d\d)/uy,
    read: () => "copyright",
  },
  {
    class: "word",
    name: "et cetera",
    begins: /&/u,
    pattern: /&c\.?(?!\p{L})/uy,
    read: (_, context) => stopped("et cetera", context),
  },
  QUOTED_SIGN,
  QUOTED_SIGNS,
  QUOTED_LETTER,
  NAMED_LETTER,
  LISTED_SIGN,
  {
    class: "symbol",
    name: "of the sun",
    // 10¹¹ M☉
    begins: /[MRL]/u,
    pattern: /([MRL])_?[☉⊙]/uy,
    read: ([, letter = ""]) => SOLAR[letter],
  },
  {
    class: "symbol",
    name: "shortened with a slash",
    begins: /[A-Za-z2]/u,
    pattern:
      /(?:s\/he|w\/out|[wW]\/in(?=\s)|[wW]\/[ce](?= \d|:)|[wW]\/(?:o(?![\p{L}\p{N}]))?|[yY]\/[oO]|[yY]\/[yY]|[fF]\/[uU]|[bB]\/c|c\/o|[sS]\/p|[hH]\/o|[nN]\/[aA]|[aA]\/[cC]|I\/O|TCP\/IP|[aA]\/[bB]|(?<=\d ?)p\/[wmhdap]|24\/7)(?![\p{N}])/uy,
    read: ([written], context) => {
      const said = SLASHED.get(written.toLowerCase());
      if (said === undefined || (written !== "w/" && /^\p{L}/u.test(after(context)))) return undefined;
      return /(?:^| )\p{L}(?: |$)/u.test(said) ? [{ text: said.replaceAll(" ", ""), as: "letters" }] : said;
    },
  },
  {
    class: "symbol",
    name: "from letter to letter",
    // Fig. 2(a)–(c)
    begins: /[–—-]/u,
    pattern: /[–—-](?=\([a-z\d]{1,4}\))/uy,
    read: (_, context) => (/\([a-z\d]{1,4}\)$/u.test(before(context)) ? "to" : undefined),
  },
  {
    class: "symbol",
    name: "between words",
    begins: /\//u,
    pattern: /\//uy,
    read: (_, context) => {
      // 5V/2A
      if (/\d ?\p{L}{1,3}$/u.test(before(context)) && /^\d[\d.]* ?\p{L}{1,3}(?!\p{L})/u.test(after(context))) return "";
      // 75 g / 2.6 oz
      if (/(?:\d ?\p{L}{1,4}|°[CF])\.? $/u.test(before(context)) && /^ \d/u.test(after(context))) return "";
      // US 9 / EU 42
      if (/\p{L} \d{1,4} $/u.test(before(context)) && /^ \p{Lu}\p{L}* \d/u.test(after(context)))
        return [{ text: "", mark: "," }];
      // $5 / month
      if (/\d $/u.test(before(context)) && PERIOD.test(after(context).trimStart())) return "per";
      // front left / back right
      if (BETWEEN_PHRASES.test(before(context)) && /^ ["“‘(]?\p{L}['’\p{L}]/u.test(after(context)))
        return [{ text: "", mark: "," }];
      // litres/day, requests/second
      if (/\p{Ll}{2}s$/u.test(before(context)) && PERIOD.test(after(context))) return "per";
      if (/[\p{L}\p{N}).]$/u.test(before(context)) && /^\p{L}/u.test(after(context))) return "";
      if (/\d$/u.test(before(context)) && /^\d/u.test(after(context))) return "";
      return "slash";
    },
  },
  {
    class: "symbol",
    name: "grade",
    begins: /[A-F]/u,
    pattern: /([A-F])([+\u2212-])(?![\p{L}\p{N}+])/uy,
    read: ([, letter = "", sign = ""], context) => {
      if (sign !== "+" && !/^(?:an?|grade|got|earned|gets|of|or|to)$/iu.test(wordBefore(context) ?? "a"))
        return undefined;
      return [
        { text: letter, as: "letters", from: 0, to: 1 },
        { text: sign === "+" ? "plus" : "minus", from: 1, to: 2 },
      ];
    },
  },
  {
    class: "symbol",
    name: "stars of a review",
    // ★★★☆☆
    begins: /★/u,
    pattern: /(★{1,10})(☆{0,9})(?![★☆])/uy,
    read: ([written, full = "", empty = ""], { locale }) => {
      if (written.length < 3) return undefined;
      const all = cardinal(String(full.length), locale);
      return empty === "" ? `${all} stars` : `${all} out of ${cardinal(String(written.length), locale)} stars`;
    },
  },
  {
    class: "symbol",
    name: "arrow",
    begins: /[-=<]/u,
    pattern: /(?:[-=]{1,2}>|<[-=]{1,2}(?!\d)>?|<->)/uy,
    read: ([written]) =>
      written.startsWith("<") && !written.endsWith(">") ? (written === "<=" ? "less than or equal to" : "from") : "to",
  },
  {
    class: "symbol",
    name: "comparison",
    begins: /[!≠<>=&|]/u,
    pattern: /(?:[!≠]=|>=|==={0,1}|&&|\|\|)(?=\s|$)|[<>]\/=(?= ?\d)/uy,
    read: ([written], context) =>
      ({
        "</=": "less than or equal to",
        ">/=": "greater than or equal to",
        "!=": "not equal to",
        ">=": "greater than or equal to",
        "==": "equals",
        "===": "equals",
        "&&": "and",
        // ||a secret|| in a chat
        "||": /\S$/u.test(before(context)) ? "" : "or",
      })[written],
  },
  {
    class: "symbol",
    name: "opening a line",
    begins: /[#>+~=|]/u,
    pattern: /[#>+~=|]{1,6}(?=\s)/uy,
    read: (_, context) => (opens(context) ? "" : undefined),
  },
  {
    class: "symbol",
    name: "symbol",
    begins: /[^\p{L}\p{N}\s.,!?'"()]/u,
    pattern: /[^\p{L}\p{N}\s.,!?'"()]\uFE0E?/uy,
    read: ([written], context) => {
      const symbol = written.charAt(0);
      // Settings > Privacy
      if (symbol === ">" && TRAIL_BEFORE.test(before(context)) && TRAIL_AFTER.test(after(context)))
        return [{ text: "", mark: "," }];
      if (symbol === "<" || symbol === ">")
        return (/\s$/u.test(before(context)) && /^\s/u.test(after(context))) || isMentioned(context)
          ? SYMBOLS.get(symbol)
          : "";
      if (symbol === "@" && /[\p{L}\p{N}]$/u.test(before(context)) && !/^\p{L}/u.test(after(context))) return "at";
      if (/[$€£¥₹]/u.test(symbol) && /^\s?\d/u.test(after(context))) return undefined;
      // A link to the next page: "← Back", "Next →"
      if (/[←→]/u.test(symbol) && (opens(context) || /^\s*$/u.test(after(context)))) return "";
      if (/[~～]/u.test(symbol))
        return /[\p{L}\d%°]$/u.test(before(context)) && /^\d/u.test(after(context)) ? "to" : undefined;
      if (symbol === "#") return isAmongSigns(context) ? "hash" : isNumberOf(context) ? "number" : undefined;
      if (symbol === "+" && /^\+/u.test(after(context))) return "plus";
      if (symbol === "*" && /\bSELECT $/u.test(before(context))) return "star";
      return SYMBOLS.get(written.replace("\uFE0E", ""));
    },
  },
  {
    class: "symbol",
    name: "Greek letter",
    pattern: /\p{sc=Greek}(?![\p{L}\p{M}])/uy,
    read: ([letter]) => GREEK.get(letter.normalize("NFKC").toLowerCase()),
  },
  {
    class: "symbol",
    name: "letters in other shapes",
    pattern:
      /[\p{L}\p{M}]{0,30}[\uFB00-\uFB06\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}\u2102\u210A-\u2115\u2119-\u211D\u2124\u2128\u212A-\u2134\u24B6-\u24E9\u2460-\u2473\uFF10-\uFF19\u{1F130}-\u{1F149}]{1,40}[\p{L}\p{M}]{0,30}/uy,
    read: ([written], context) => {
      const plain = written.normalize("NFKC");
      return /^[\p{L}\p{M}'’-]+$/u.test(plain) && plain !== written ? stopped(plain, context) : undefined;
    },
  },
  {
    class: "symbol",
    name: "number in a circle",
    pattern: /[\u24EA-\u24FF\u2776-\u2793]/uy,
    cuts: true,
    read: ([sign], { locale }) => cardinal(String(circledNumber(sign)), locale),
  },
  {
    class: "word",
    name: "elongated",
    begins: /[A-Za-z]/u,
    pattern: /(?=\p{L}{0,20}(\p{L})\1\1)\p{L}{3,60}(?!\p{L})/uy,
    read: ([written]) => {
      // brrr, grrr
      if (/^[bg]r{3,}$/iu.test(written)) return written.slice(0, 3).toLowerCase();
      if (/^pl+(?:s{2,}|z{2,})$/iu.test(written)) return "please";
      if (/^(?:L+O+L+|l+o+l+)Z*z*$/u.test(written)) return "lol";
      if (/^\p{Lu}+$/u.test(written)) return cried(written);
      if (/^(\p{L})\1*$/u.test(written) || /(?:ww|iii|xx)/iu.test(written)) return undefined;
      return written.replaceAll(/([oe])\1{2,}(?=[ldktmpf])/gu, "$1$1").replaceAll(/(\p{L})\1{2,}/gu, "$1");
    },
  },
  {
    class: "word",
    name: "with n for and",
    begins: /[rR]/u,
    pattern: /rock ?['’]?n['’]? ?roll/iuy,
    read: () => "rock n roll",
  },
  {
    class: "word",
    name: "last letter of a spelled name",
    // P - A - U - L - A
    begins: /A/u,
    pattern: /(?<=\p{Lu} [-–—] \p{Lu} [-–—] )A(?![\p{L}\p{N}'’])/uy,
    read: ([letter]) => [{ text: letter, as: "letters" }],
  },
  {
    class: "word",
    name: "spaced letters",
    begins: /[A-Za-z]/u,
    // "W x H x D" has sides.
    pattern: /(?![LWHDB] x [LWHDB])\p{L}(?: \p{L}){3,20}(?![\p{L}\p{N}'’])/uy,
    read: ([written]) => [{ text: written.replaceAll(" ", ""), as: "letters" }],
  },
];

/** Returns a word that is cried in capitals: "no" for "NOOOOO". Any other row of capitals stays as it is. */
function cried(written: string): string | undefined {
  const word = written.toLowerCase().replaceAll(/(\p{L})\1{2,}/gu, "$1");
  return CRIES.has(word) ? word : undefined;
}

const CRIES = words(
  "no yes so way please stop help why what hey hello go run wow yay ugh aw ew oh ah hi bye wait let me you omg love damn god come on mom dad now never really too good bad yeah nope yep",
);

/** Returns whether a text mentions a sign: "the symbols (< and >)". */
function isMentioned(context: MatchContext): boolean {
  return (
    (/\($/u.test(before(context)) && /^(?:\)|,? (?:and|or) |, )/u.test(after(context))) ||
    (/(?:\b(?:and|or)|,) $/u.test(before(context)) && /^\)/u.test(after(context)))
  );
}

/** Returns whether a sign ends the label of a field that asks for a number: "Room #", "your account #?". */
function isNumberOf(context: MatchContext): boolean {
  const word = /(\p{L}+) $/u.exec(before(context))?.[1] ?? "";
  return NUMBERED.has(word.toLowerCase()) && /^(?:$|["”'’),.:;?*]| (?:and|is|or)\b)/u.test(after(context));
}

const NUMBERED = words(
  "account acct apartment apt bed building card case check claim confirmation contact contract customer employee exit extension flight gate house id incident invoice item job license loan lot member model order page part phone policy product question receipt record ref reference registration reservation room route routing seat serial sku ssn step student suite ticket tracking transaction unit version",
);

/** Returns whether another sign stands beside this one, as in a list of signs: "₩, #, @". */
function isAmongSigns(context: MatchContext): boolean {
  return (
    /[^\p{L}\p{N}\s.,:;!?"“”'’)][\s,]{1,2}$/u.test(before(context)) ||
    /^[\s,]{1,2}[^\p{L}\p{N}\s.,:;!?"“”'‘(]/u.test(after(context))
  );
}

/** Returns the number in a circle: 1 for "❶". Circles of other kinds are digits in compatibility form. */
function circledNumber(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x27_76) return ((code - 0x27_76) % 10) + 1;
  if (code === 0x24_ea || code === 0x24_ff) return 0;
  return code < 0x24_f5 ? code - 0x24_eb + 11 : code - 0x24_f5 + 1;
}

const SLASHED = table(
  "w/in = within; s/he = she or he; w/ = with; w/o = without; w/out = without; y/o = year old; y/y = year over year; f/u = follow up; b/c = because; c/o = care of; s/p = status post; h/o = history of; w/c = week commencing; w/e = week ending; n/a = n a; a/c = a c; i/o = i o; tcp/ip = t c p i p; a/b = a b; p/w = per week; p/m = per month; p/h = per hour; p/d = per day; p/a = per annum; p/p = per person",
);

const SYMBOLS: ReadonlyMap<string, string> = new Map(
  [
    ["&＆", "and"],
    ["@＠", "at"],
    ["+＋", "plus"],
    ["=＝", "equals"],
    ["%％", "percent"],
    ["<", "less than"],
    [">", "greater than"],
    ["\\", "backslash"],
    ["^", "caret"],
    ["©", "copyright"],
    ["®", "registered"],
    ["™", "trademark"],
    ["℠", "service mark"],
    ["°", "degrees"],
    ["→⟶➔➜➡▶", "to"],
    ["⇒⟹∴", "therefore"],
    ["←⟵", "from"],
    ["↑▲", "up"],
    ["↓▼", "down"],
    ["↔⇔", "to and from"],
    ["×", "times"],
    ["÷", "divided by"],
    ["±", "plus or minus"],
    ["−", "minus"],
    ["≠", "not equal to"],
    ["≈≃≅", "approximately"],
    ["≤", "less than or equal to"],
    ["≥", "greater than or equal to"],
    ["∞", "infinity"],
    ["√", "square root of"],
    ["∑", "sum of"],
    ["∏", "product of"],
    ["∫", "integral of"],
    ["∂", "partial"],
    ["∆", "delta"],
    ["⊂⊆", "is a subset of"],
    ["⊃⊇", "is a superset of"],
    ["∥", "is parallel to"],
    ["⊥⟂", "is perpendicular to"],
    ["∠", "angle"],
    ["△", "triangle"],
    ["∇", "del"],
    ["⊕", "plus"],
    ["⊗", "times"],
    ["∘", "composed with"],
    ["∈", "in"],
    ["∅", "empty set"],
    ["∀", "for all"],
    ["∃", "there exists"],
    ["∧", "and"],
    ["∨", "or"],
    ["¬", "not"],
    ["∵", "because"],
    ["♥❤♡", "heart"],
    ["★☆⭐", "star"],
    ["✓✔☑", "check"],
    ["✗✘☒", "cross"],
    ["§", "section"],
    ["¶", "paragraph"],
    ["№", "number"],
    ["℃", "degrees celsius"],
    ["℉", "degrees fahrenheit"],
    ["‰", "per mille"],
    ...[...CURRENCY_SYMBOLS]
      .filter(([sign]) => /^\p{Sc}$/u.test(sign))
      .map(([sign, { one }]): [string, string] => [sign, one]),
    ["¢", "cents"],
    ["♪♫", "music"],
    ["☎", "telephone"],
    ["✉", "envelope"],
    ["♀", "female"],
    ["♂", "male"],
    ["☺☻", "smiling face"],
    ["☹", "sad face"],
    ["♠", "spades"],
    ["♣", "clubs"],
    ["♦", "diamonds"],
    ["♯", "sharp"],
    ["♭", "flat"],
    ["⌘", "command"],
    ["⌥", "option"],
    ["⏎", "return"],
  ].flatMap(([symbols = "", said = ""]) => [...symbols].map((symbol): [string, string] => [symbol, said])),
);

const GREEK = table(`
  α = alpha; β = beta; γ = gamma; δ = delta; ε = epsilon; ζ = zeta; η = eta; θ = theta; ι = iota; κ = kappa; λ = lambda; μ = mu; ν = nu; ξ = xi; ο = omicron; π = pi
  ρ = rho; σ = sigma; ς = sigma; τ = tau; υ = upsilon; φ = phi; χ = chi; ψ = psi; ω = omega
`);

/** The end of a phrase before a slash apart, but no word before the name of the sign or of a folder: "the / key", "GET / HTTP". */
const BETWEEN_PHRASES =
  /(?<!\b(?:an?|the|of|in|on|to|from|at|under|with|and|or|is|key|sign|cd|ls|rm|du|df|mount|find|chmod|chown|GET|POST|PUT|HEAD|DELETE|OPTIONS))(?<=['’\p{L}]\p{L}["”’).]?) $/u;

/** Names of pages or menus on both sides of ">". "Quality > quantity" compares. */
const TRAIL_BEFORE = /(?:^|[>("“] ?|\s)\p{Lu}[\p{L}\p{N}'’&.-]{1,30}(?: [\p{L}\p{N}'’&.-]{1,30}){0,5} $/u;
const TRAIL_AFTER = /^ (?:\p{Lu}[\p{L}\p{N}]|\p{Ll}{2,} \p{Ll}{2,})/u;

/** A time or a person after a stroke. */
const PERIOD = /^(?:second|sec|minute|min|hour|hr|day|week|wk|month|year|yr|night|person|capita|head)(?![\p{L}\p{N}])/u;

/** Units of astronomy: the mass, the radius and the luminosity of the sun. */
const SOLAR: Readonly<Record<string, string>> = { M: "solar masses", R: "solar radii", L: "solar luminosities" };
