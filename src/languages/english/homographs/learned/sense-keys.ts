import type { LearnedSense } from "./model-file.js";

/** Keys that words share. A noun also has the key of all words that are not verbs, and so has an adjective. */
const SHARED: ReadonlyMap<string, readonly string[]> = new Map([
  ["n", ["noun", "not verb"]],
  ["a", ["adjective", "not verb"]],
  ["na", ["not verb"]],
  ["v", ["verb"]],
  // Dictionaries often leave out the part of speech that a word hardly ever has, and the verb's sound answers for it.
  ["nv", ["verb"]],
  ["av", ["verb"]],
]);

/**
 * Returns the keys of a sense, which select its weights: its own key, and the keys of its part of speech. Through the
 * shared keys, a sense with few examples profits from all words.
 */
export function keysOf({ sense, parts }: Pick<LearnedSense, "sense" | "parts">): readonly string[] {
  return [`=${sense}`, ...keysOfParts(parts)];
}

/** Returns the keys of a part of speech, which all words share. */
export function keysOfParts(parts: string): readonly string[] {
  return SHARED.get(parts) ?? [];
}
