import { OptionRangeError, OptionTypeError } from "./option-errors.js";
import { suggest } from "./suggest.js";

// Checks of the caller's options. The message of each names the option, the rule and the value.

/** @throws {TypeError} unless `value` is a string. */
export function checkString(path: string, value: unknown): string {
  if (typeof value !== "string") throw new OptionTypeError(path, `must be a string, got ${describe(value)}`);
  return value;
}

/** @throws {TypeError} unless `value` is an object, and not an array. */
export function checkObject(path: string, value: unknown): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new OptionTypeError(path, `must be an object, got ${describe(value)}`);
  }
  return value;
}

/** @throws {TypeError} unless `value` is a number. @throws {RangeError} unless it is in [min, max]. */
export function checkNumber(path: string, value: unknown, min: number, max: number): number {
  if (typeof value !== "number") throw new OptionTypeError(path, `must be a number, got ${describe(value)}`);
  if (!(value >= min && value <= max)) throw new OptionRangeError(path, `must be ${min} to ${max}, got ${value}`);
  return value;
}

/** @throws {TypeError} unless `value` is a number. @throws {RangeError} unless it is a whole number in [min, max]. */
export function checkInteger(path: string, value: unknown, min: number, max: number): number {
  const number = checkNumber(path, value, min, max);
  if (!Number.isInteger(number)) throw new OptionRangeError(path, `must be a whole number, got ${number}`);
  return number;
}

/** @throws {RangeError} unless `value` is one of `choices`. */
export function checkChoice<Choice extends string>(path: string, value: unknown, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new OptionRangeError(path, `must be one of ${choices.join(", ")}, got ${describe(value)}`);
  }
  return found;
}

/**
 * Checks that `value` is an object whose names are all in `known`, so that a mistyped option is reported.
 *
 * @param elsewhere names that are options of another object, with the name of that object for the message
 * @throws {TypeError} names the unknown option, with the nearest known ones.
 */
export function checkOptions(
  path: string,
  value: unknown,
  known: readonly string[],
  elsewhere: Readonly<Record<string, string>> = {},
): void {
  for (const name of Object.keys(checkObject(path, value))) {
    if (known.includes(name)) continue;
    const near = suggest(name, known);
    const hint = near.length > 0 ? `; did you mean ${near.join(", ")}?` : `; the known names are ${known.join(", ")}`;
    const place = Object.hasOwn(elsewhere, name) ? `; it belongs to ${elsewhere[name]}` : hint;
    throw new OptionTypeError(path, `has no "${name}"${place}`);
  }
}

/** @throws {TypeError} unless `value` is a boolean. */
export function checkBoolean(path: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw new OptionTypeError(path, `must be true or false, got ${describe(value)}`);
  return value;
}

/** @throws {TypeError} unless `value` is a function. */
export function checkFunction(path: string, value: unknown): void {
  if (typeof value !== "function") throw new OptionTypeError(path, `must be a function, got ${describe(value)}`);
}

/** @throws {TypeError} unless `value` is an `AbortSignal`, of this JavaScript realm or another. */
export function checkSignal(path: string, value: unknown): void {
  const signal = value as Partial<AbortSignal> | null;
  if (typeof signal?.throwIfAborted === "function" && typeof signal.addEventListener === "function") return;
  throw new OptionTypeError(path, `must be an AbortSignal, got ${describe(value)}`);
}

/** Formats a value for an error message. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "an array" : `a value of type ${typeof value}`;
}
