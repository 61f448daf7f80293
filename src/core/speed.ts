import { checkNumber } from "./checks.js";

/** Lowest and highest speed that engines accept, and lowest and highest rate of markup. 1 is the voice's own pace. */
export const SPEED: { readonly min: number; readonly max: number } = { min: 0.25, max: 4 };

/** The rule of {@link SPEED}, for an error message. */
export const SPEED_RULE: string = `must be ${SPEED.min} to ${SPEED.max}`;

/** @throws {TypeError} unless `value` is a number. @throws {RangeError} unless it is in {@link SPEED}. */
export function checkSpeed(path: string, value: unknown): number {
  return checkNumber(path, value, SPEED.min, SPEED.max);
}

/** Returns the nearest speed that engines accept. */
export function limitSpeed(speed: number): number {
  return Math.min(SPEED.max, Math.max(SPEED.min, speed));
}
