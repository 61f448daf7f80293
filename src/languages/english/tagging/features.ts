import { hashString, type Uint64 } from "./hash.js";
import type { TaggerData } from "./tagger-data.js";
import type { SpacyToken } from "./tokenizer.js";
import { WHITE_SPACE } from "./white-space.js";

/** What the network sees of a token, in the order of its tables. */
export type Features = readonly [
  norm: string,
  prefix: string,
  suffix: string,
  shape: string,
  spaced: boolean,
  blank: boolean,
];

type Vocabulary = Pick<TaggerData, "norms" | "hashedNorms" | "symbols">;

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

/** spaCy's number of a feature: its own for known symbols, a hash for other strings, 0 and 1 for flags. */
export function featureId(feature: string | boolean, { symbols }: Pick<TaggerData, "symbols">): Uint64 {
  if (typeof feature === "boolean") return { high: 0, low: feature ? 1 : 0 };
  if (feature === "") return { high: 0, low: 0 };
  const symbol = symbols.get(feature);
  return symbol === undefined ? hashString(feature) : { high: 0, low: symbol };
}

const SUFFIX_LENGTH = 3;
const BLANK = new RegExp(`^[${WHITE_SPACE}]+$`, "u");

/** A common form of words that are written in several ways ("colour" is "color"); otherwise the word in lower case. */
function normOf(text: string, vocabulary: Vocabulary): string {
  const { high, low } = featureId(text, vocabulary);
  return vocabulary.hashedNorms.get(`${high}:${low}`) ?? vocabulary.norms.get(text) ?? text.toLowerCase();
}

/** Longer tokens have no shape but "LONG". @unit characters */
const LONGEST_SHAPED = 100;
/** Most characters of one kind that stand one after another in a shape. */
const LONGEST_RUN = 4;

/** "Xxxxx" of "Helsinki", "dd.d" of "12.5": as `word_shape` in spaCy's `lex_attrs.py`. */
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

/** What Python's `str.isdigit` takes for a digit: superscripts and circled digits among them. */
const DIGIT =
  /[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c]/u;
