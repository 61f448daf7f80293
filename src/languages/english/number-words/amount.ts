import { fractionWords, VULGAR } from "./fraction.js";
import { cardinal, spellDigits } from "./words.js";

// Patterns of numbers, as sources of regular expressions. Every repetition has a limit, which keeps matching linear.

/** A whole number: 12; 1,234,567; 12,34,567; 1 234 567 with narrow spaces; 1'234'567. */
export const WHOLE: string = String.raw`(?:\d{1,3}(?:,\d{3}){1,12}|\d{1,2}(?:,\d{2}){1,6},\d{3}|\d{1,3}(?:[\u2009\u202f\u00a0'’]\d{3}){1,12}|\d{1,40})`;

/**
 * The exponent of a power of ten: 1e-5; 3e8; 6.02E23. A capital without a sign after a whole number, 4E10, is a code.
 */
export const EXPONENT: string = String.raw`(?:e[-−+]?\d{1,3}|E[-−+]\d{1,3}|(?<=\.\d{1,30})E\d{1,3})(?![\p{L}\p{N}]|[.,]\d|-[\p{L}\p{N}])`;

/** A whole or decimal number, with an optional exponent: 12; 3.14; .5; 2.5e-3. */
export const NUMBER: string = String.raw`(?:${WHOLE}(?:\.\d{1,30})?|\.\d{1,30})(?:${EXPONENT})?`;

/** A fraction: ½; 1½; 3/4; 2 1/2. */
const FRACTION = String.raw`(?:(?:\d{1,4}[ \u00a0-]?)?${VULGAR}|(?:\d{1,4}[ \u00a0-])?\d{1,4}[/⁄]\d{1,4})`;

/** A sign of the number after it. Nothing stands before the sign that it could join to the number. */
const SIGN = String.raw`(?<![\p{L}\p{N})\]%°])[-−–+±~≈]`;

/** The dash of a range. */
export const DASH: string = `(?:[-‑–—]| [-–—] )`;

const AMOUNT = `(?:${FRACTION}|${NUMBER})`;

/** One amount with an optional sign. */
export const SIGNED: string = `(?:${SIGN})?${AMOUNT}`;

/** The dash of a range of amounts, or the tilde of one: 20~30. */
export const TO: string = `(?:${DASH}|[~〜～])`;

/** One amount or a range of them: -5; 2 1/2; 10–20. */
export const QUANTITY: string = `(?:${SIGN})?${AMOUNT}(?:${TO}[-−]?${AMOUNT})?`;

/** The end of a number that is not part of a longer number or word. */
export const END: string = String.raw`(?![\p{L}\p{N}]|[.,]\d)`;

/** The end of an amount: {@link END}, or a short word whose space is missing: "£15.21each", "$10off". */
export const END_OF_AMOUNT: string = String.raw`(?:${END}|(?<![A-Z])(?=(?:each|per|off|only|and|for|plus|total|more|less|extra|now|or|from|away|of|to|at|in)(?!\p{L})))`;

/** A name of a power of ten after a number. */
export const SCALE_WORD: string = "(?:hundred|thousand|million|billion|trillion|quadrillion|dozen)";

/** The words of the letters of a power of ten after a number: 5k, 3bn. */
export const SCALE_LETTERS: Readonly<Record<string, string>> = {
  k: "thousand",
  K: "thousand",
  M: "million",
  mn: "million",
  m: "million",
  B: "billion",
  bn: "billion",
  tn: "trillion",
  T: "trillion",
};

/** The default for the groups of a match whose pattern has no named groups. */
export const NO_GROUPS: Readonly<Record<string, string>> = {};

/** Creates the pattern of a rule: a sticky regular expression. */
export function sticky(source: string, flags = ""): RegExp {
  return new RegExp(source, `uy${flags}`);
}

/**
 * Returns the words of a {@link NUMBER}: 1,234 → one thousand two hundred thirty four; 3.14 → three point one four;
 * 1e-5 → one times ten to the power of minus five.
 */
export function numberWords(text: string, locale: string): string {
  const [factor = "", exponent] = text.split(/e/iu);
  if (exponent !== undefined) {
    const sign = /^[-−]/u.test(exponent) ? "minus " : "";
    const power = cardinal(exponent.replace(/^[-−+]/u, ""), locale);
    return `${numberWords(factor, locale)} times ten to the power of ${sign}${power}`;
  }
  const [whole = "", part] = text.replaceAll(/[,\s'’]/gu, "").split(".");
  const words = whole === "" ? "" : cardinal(/^0+$/u.test(whole) ? "0" : whole, locale);
  if (part === undefined) return /^0\d/u.test(whole) ? cardinal(whole, locale) : words;
  return `${words} point ${spellDigits(part)}`.trim();
}

/** The words of a {@link QUANTITY}, and properties that decide the form of the noun after it. */
export interface Quantity {
  readonly words: string;
  /** Whether the noun after the quantity is in the singular. */
  readonly one: boolean;
  /** Whether the quantity is less than one and written as a fraction: "three quarters of a mile". */
  readonly part: boolean;
}

const RANGE = new RegExp(`^(?<from>(?:${SIGN})?${AMOUNT})(?:${TO}(?<to>[-−]?${AMOUNT}))?$`, "u");

/** Returns the words of a {@link QUANTITY}: -5 → minus five; 10-20 → ten to twenty. */
export function quantity(text: string, locale: string): Quantity {
  const { from = text, to } = RANGE.exec(text)?.groups ?? {};
  const words = amountWords(from, locale);
  const part = /^(?:\d{1,4}[/⁄]|[^\d.+−-])/u.test(from) && !/^[±~≈]/u.test(from);
  if (to !== undefined) return { words: `${words} to ${amountWords(to, locale)}`, one: false, part: false };
  return { words, one: part || /^[-−–+±~≈]?1$/u.test(from), part };
}

const SIGNS: Record<string, string> = {
  "-": "minus ",
  "−": "minus ",
  "–": "minus ",
  "+": "plus ",
  "±": "plus or minus ",
  "~": "about ",
  "≈": "about ",
};

function amountWords(text: string, locale: string): string {
  const sign = SIGNS[text.charAt(0)] ?? "";
  const amount = sign === "" ? text : text.slice(1);
  return sign + (fractionWords(amount, locale) ?? numberWords(amount, locale));
}
