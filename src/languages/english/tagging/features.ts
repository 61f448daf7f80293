import { hashString, type Uint64 } from "./hash.js";
import type { TaggerData } from "./tagger-data.js";
import type { SpacyToken } from "./tokenizer.js";
import { WHITE_SPACE } from "./white-space.js";

/** The features of a token that the network uses, in the order of its tables. */
export type Features = readonly [
  norm: string,
  prefix: string,
  suffix: string,
  shape: string,
  spaced: boolean,
  blank: boolean,
];

type Vocabulary = Pick<TaggerData, "norms" | "hashedNorms" | "symbols">;

/** Returns the features of a token. */
export function featuresOf({ text, norm, spaced }: SpacyToken, vocabulary: Vocabulary): Features {
  const symbols = [...text];
  return [
    norm ?? normOf(text, vocabulary),
    symbols[0] ?? "",
    symbols.slice(-SUFFIX_LENGTH).join(""),
    shapeOf(symbols),
    spaced,
    BLANK.test(text),
  ];
}

/** Returns spaCy's ID of a feature: a fixed ID for known symbols, a hash for other strings, 0 or 1 for flags. */
export function featureId(feature: string | boolean, { symbols }: Pick<TaggerData, "symbols">): Uint64 {
  if (typeof feature === "boolean") return { high: 0, low: feature ? 1 : 0 };
  if (feature === "") return { high: 0, low: 0 };
  const symbol = symbols.get(feature);
  return symbol === undefined ? hashString(feature) : { high: 0, low: symbol };
}

const SUFFIX_LENGTH = 3;
const BLANK = new RegExp(`^[${WHITE_SPACE}]+$`, "u");

/** Returns the common form of a word with several spellings ("color" for "colour"), else the word in lower case. */
function normOf(text: string, vocabulary: Vocabulary): string {
  const { high, low } = featureId(text, vocabulary);
  return vocabulary.hashedNorms.get(`${high}:${low}`) ?? vocabulary.norms.get(text) ?? text.toLowerCase();
}

/** Tokens from this length on have the shape "LONG". @unit characters */
const LONGEST_SHAPED = 100;
/** The longest run of characters of one kind in a shape. */
const LONGEST_RUN = 4;

/**
 * Returns the shape of a token: "Xxxxx" for "Helsinki", "dd.d" for "12.5". As `word_shape` in spaCy's `lex_attrs.py`.
 */
function shapeOf(symbols: readonly string[]): string {
  if (symbols.length >= LONGEST_SHAPED) return "LONG";
  let shape = "";
  let last = "";
  let run = 0;
  for (const symbol of symbols) {
    const kind = kindOf(symbol);
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= LONGEST_RUN) shape += kind;
  }
  return shape;
}

function kindOf(symbol: string): string {
  if (/[a-z]/.test(symbol)) return "x";
  if (/\p{L}/u.test(symbol)) return /\p{Lu}/u.test(symbol) ? "X" : "x";
  return DIGIT.test(symbol) ? "d" : symbol;
}

/** Characters for which Python's `str.isdigit` is true, including superscripts and circled digits. */
const DIGIT =
  /[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c]/u;
