import { fractionWords, VULGAR } from "./fraction.js";
import { cardinal, spellDigits } from "./words.js";

// The patterns of numbers, as sources to build rules from. Every repetition is bounded: a rule must stay linear.

/** 12; 1,234,567; 12,34,567; 1 234 567 with narrow spaces; 1'234'567. */
export const WHOLE: string = String.raw`(?:\d{1,3}(?:,\d{3}){1,12}|\d{1,2}(?:,\d{2}){1,6},\d{3}|\d{1,3}(?:[\u2009\u202f\u00a0'’]\d{3}){1,12}|\d{1,40})`;

/** A power of ten that a number is multiplied by: 1e-5; 3e8; 6.02E23. A bare capital, as in 4E10, belongs to a code. */
export const EXPONENT: string = String.raw`(?:e[-−+]?\d{1,3}|E[-−+]\d{1,3}|(?<=\.\d{1,30})E\d{1,3})(?![\p{L}\p{N}]|[.,]\d|-\p{L})`;

/** The same, with a decimal part or nothing but one: 3.14; .5; 2.5e-3. */
export const NUMBER: string = String.raw`(?:${WHOLE}(?:\.\d{1,30})?|\.\d{1,30})(?:${EXPONENT})?`;

/** ½; 1½; 3/4; 2 1/2. */
const FRACTION = String.raw`(?:(?:\d{1,4}[ \u00a0-]?)?${VULGAR}|(?:\d{1,4}[ \u00a0-])?\d{1,4}[/⁄]\d{1,4})`;

/** A sign that belongs to the number after it, for nothing stands before it that it could join. */
const SIGN = String.raw`(?<![\p{L}\p{N})\]%°])[-−–+±~≈]`;

/** From one amount to another. */
export const DASH: string = `(?:[-‑–—]| [-–—] )`;

const AMOUNT = `(?:${FRACTION}|${NUMBER})`;

/** One amount with its sign. */
export const SIGNED: string = `(?:${SIGN})?${AMOUNT}`;

/** One amount or a range of them: -5; 2 1/2; 10–20. */
export const QUANTITY: string = `(?:${SIGN})?${AMOUNT}(?:${DASH}[-−]?${AMOUNT})?`;

/** Not inside a longer number or word. */
export const END: string = String.raw`(?![\p{L}\p{N}]|[.,]\d)`;

/** Names of powers of ten, as they follow a number. */
export const SCALE_WORD: string = "(?:hundred|thousand|million|billion|trillion|quadrillion|dozen)";

/** What a match has whose pattern names no group. */
export const NO_GROUPS: Readonly<Record<string, string>> = {};

/** Makes the pattern of a rule. */
export function sticky(source: string, flags = ""): RegExp {
  return new RegExp(source, `uy${flags}`);
}

/** 1,234 → one thousand two hundred thirty four; 3.14 → three point one four; 1e-5 → one times ten to the power of minus five. */
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

/** What a {@link QUANTITY} is called, and whether what is counted by it is one thing. */
export interface Quantity {
  readonly words: string;
  readonly one: boolean;
  /** Less than one, and written as a fraction: "three quarters of a mile". */
  readonly part: boolean;
}

const RANGE = new RegExp(`^(?<from>(?:${SIGN})?${AMOUNT})(?:${DASH}(?<to>[-−]?${AMOUNT}))?$`, "u");

/** Reads a {@link QUANTITY}: -5 → minus five; 10-20 → ten to twenty. */
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
