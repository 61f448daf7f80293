import { toCardinal as britishCardinal, toOrdinal as britishOrdinal } from "n2words/en-GB";
import { toCardinal as americanCardinal, toOrdinal as americanOrdinal } from "n2words/en-US";

/** Returns whether a locale uses "one hundred and one" and puts the day before the month. */
export function isBritish(locale: string): boolean {
  return !/^en(?:-us|-ca)?$/u.test(locale);
}

/** The length of the longest number with a name. A listener may know names up to decillion. @unit digits */
const LONGEST_CARDINAL = 36;

/** Returns a cardinal: 12 → twelve. Digits with a leading zero, or too many to have a name, are read one by one. */
export function cardinal(digits: string, locale: string): string {
  if (/^0\d/u.test(digits) || digits.length > LONGEST_CARDINAL) return spellDigits(digits);
  const words = isBritish(locale) ? britishCardinal(BigInt(digits)) : americanCardinal(BigInt(digits));
  return words.replaceAll("-", " ");
}

/** Returns an ordinal: 21 → twenty first; 0 → zeroth. */
export function ordinal(digits: string, locale: string): string {
  const value = digits.length > LONGEST_CARDINAL ? 0n : BigInt(digits);
  if (value === 0n) return /^0*$/u.test(digits) ? "zeroth" : `${spellDigits(digits)}th`;
  if (!isBritish(locale)) return americanOrdinal(value).replaceAll("-", " ");
  const rest = value % 100n;
  // The library omits the "and" in ordinals, but not in cardinals.
  const head = value > 100n && rest > 0n ? `${cardinal(String(value - rest), locale)} and ` : "";
  return head + britishOrdinal(rest > 0n ? rest : value).replaceAll("-", " ");
}

const DIGITS = "zero one two three four five six seven eight nine".split(" ");

/** Returns the names of the digits: 007 → zero zero seven. Drops other characters. */
export function spellDigits(text: string): string {
  return [...text].flatMap((digit) => DIGITS[/\d/u.test(digit) ? Number(digit) : -1] ?? []).join(" ");
}

/**
 * Returns the words of a year: 1999 → nineteen ninety nine; 1905 → nineteen oh five; 2005 → two thousand five; 476 →
 * four seventy six.
 */
export function year(digits: string, locale: string): string {
  const value = Number(digits);
  if (digits.length < 3 || value % 1000 < 10 || digits.length > 4) return cardinal(String(value), locale);
  return inPairs(digits, locale);
}

/**
 * Returns the words of digits in pairs: 747 → seven forty seven; 101 → one oh one; 1408 → fourteen oh eight; 500 → five
 * hundred. One or two digits are a cardinal; five or more are read one by one.
 */
export function inPairs(digits: string, locale: string): string {
  if (/^0\d/u.test(digits) || digits.length > 4) return spellDigits(digits);
  if (digits.length < 3 || /^\d0?00$/u.test(digits)) return cardinal(digits, locale);
  const head = cardinal(digits.slice(0, -2), locale);
  const tail = Number(digits.slice(-2));
  if (tail === 0) return `${head} hundred`;
  return `${head} ${tail < 10 ? "oh " : ""}${cardinal(String(tail), locale)}`;
}

/** Returns the plural of a number: twenty → twenties; six → sixes; seven forty seven → seven forty sevens. */
export function plural(words: string): string {
  if (words.endsWith("y")) return `${words.slice(0, -1)}ies`;
  return words.endsWith("x") ? `${words}es` : `${words}s`;
}
