import type { Language } from "../../core/language.js";
import type { TaggedToken } from "./tagger/tagger.js";

/**
 * How a word is said that is written like another ("lead", "bow"), where the words around it tell more than the
 * dictionaries know; `undefined` leaves it to them.
 *
 * @param tokens of the whole sentence
 * @param index of the word among them
 */
export function sayHomograph(_tokens: readonly TaggedToken[], _index: number, _language: Language): string | undefined {
  return undefined;
}
