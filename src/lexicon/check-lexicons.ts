import { describe } from "../core/checks.js";
import { OptionTypeError } from "../core/option-errors.js";
import type { Lexicon } from "./lexicon.js";

/**
 * Checks that a value is a list of lexicons, since callers without TypeScript may pass any value.
 *
 * @param path name of the option, for the message
 * @throws {TypeError} if the value is not a list, or an item is not a lexicon; the message names the item.
 */
export function checkLexicons(path: string, value: unknown): void {
  const how = "as createLexicon, loadLexicon and parseLexicon return them";
  if (!Array.isArray(value))
    throw new OptionTypeError(path, `must be a list of lexicons, ${how}, got ${describe(value)}`);
  for (const [index, lexicon] of value.entries()) {
    if (!isLexicon(lexicon)) {
      const got = lexicon instanceof Promise ? "a promise; await it" : describe(lexicon);
      throw new OptionTypeError(
        `${path}[${index}]`,
        `must be a lexicon, ${how}, with a name, words and patterns, got ${got}`,
      );
    }
  }
}

function isLexicon(value: Partial<Record<keyof Lexicon, unknown>> | null | undefined): boolean {
  const { name, words, patterns } = value ?? {};
  return (
    typeof name === "string" &&
    isListOf(words, (word) => typeof word["written"] === "string") &&
    isListOf(patterns, (pattern) => pattern["match"] instanceof RegExp)
  );
}

function isListOf(value: unknown, fits: (item: Readonly<Record<string, unknown>>) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  return value.every((item) => typeof item?.saying === "object" && item.saying !== null && fits(item));
}
