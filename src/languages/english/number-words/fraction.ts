import { cardinal, ordinal, plural } from "./words.js";

/** A fraction in one character. */
export const VULGAR = "[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]";

const FRACTION = new RegExp(String.raw`^(?:(\d+)[ \u00a0-]?)??(?:(\d+)[/⁄](\d+)|(${VULGAR}))$`, "u");

/** Returns the words of a fraction: 3/4 → three quarters; 2½ → two and a half. Returns `undefined` for other texts. */
export function fractionWords(text: string, locale: string): string | undefined {
  const match = FRACTION.exec(text);
  if (match === null) return undefined;
  const [, whole, above, below, vulgar] = match;
  const [numerator = "", denominator = ""] =
    vulgar === undefined ? [above, below] : vulgar.normalize("NFKD").split("⁄");
  if (whole === undefined) return partWords(numerator, denominator, locale);
  const words = cardinal(whole, locale);
  if (numerator === "1" && denominator === "2") return `${words} and a half`;
  if (numerator === "1" && denominator === "4") return `${words} and a quarter`;
  return `${words} and ${partWords(numerator, denominator, locale)}`;
}

/** The largest denominator with a name, except 1000. Above it: 22/365 → twenty two over three hundred sixty five. */
const LARGEST_NAMED = 100;

function partWords(numerator: string, denominator: string, locale: string): string {
  const above = cardinal(numerator, locale);
  const name = denominatorName(denominator, locale);
  if (name === undefined) return `${above} over ${cardinal(denominator, locale)}`;
  if (numerator === "1") return `${above} ${name}`;
  return `${above} ${name === "half" ? "halves" : plural(name)}`;
}

function denominatorName(denominator: string, locale: string): string | undefined {
  const value = Number(denominator);
  if (/^0/u.test(denominator) || value < 2) return undefined;
  if (value === 2) return "half";
  if (value === 4) return "quarter";
  return value <= LARGEST_NAMED || value === 1000 ? ordinal(denominator, locale) : undefined;
}
