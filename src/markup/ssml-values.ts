import { SPEED } from "../core/speed.js";
import { parseSeconds } from "./inline.js";
import { LONGEST_PAUSE } from "./marked-text.js";

/** Pauses by strength: from x-weak, about those of a comma, a clause, a sentence, a paragraph, and longer. @unit seconds */
export const STRENGTHS: Record<string, number> = {
  none: 0,
  "x-weak": 0.1,
  weak: 0.25,
  medium: 0.5,
  strong: 0.8,
  "x-strong": 1.2,
};

/** Rates by name, as multiples of the normal rate. */
const RATES: Record<string, number> = {
  "x-slow": 0.5,
  slow: 0.75,
  medium: 1,
  default: 1,
  fast: 1.25,
  "x-fast": 1.5,
};

/** Parses a time such as `"800ms"` or `"1.5s"`; returns `undefined` if it is not a time or too long. @unit seconds */
export function parseTime(time: string): number | undefined {
  const seconds = parseSeconds(time.trim());
  return seconds !== undefined && seconds <= LONGEST_PAUSE ? seconds : undefined;
}

/** Parses a rate (a name, `"120%"`, `"+20%"`, `"1.2"`); returns the multiple of the normal rate, or `undefined`. */
export function parseRate(written: string): number | undefined {
  const rate = written.trim();
  if (Object.hasOwn(RATES, rate)) return RATES[rate];
  const [, sign, digits, percent] = /^([+-]?)(\d{0,9}\.?\d{1,9})(%?)$/.exec(rate) ?? [];
  if (digits === undefined || (sign && !percent)) return undefined;
  const share = percent ? Number(digits) / 100 : Number(digits);
  const value = sign === "+" ? 1 + share : sign === "-" ? 1 - share : share;
  return value >= SPEED.min && value <= SPEED.max ? value : undefined;
}
