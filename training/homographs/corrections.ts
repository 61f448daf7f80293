import type { WordContext } from "#dist/languages/english/homographs/word-context.js";
import type { Sentence } from "./tables.js";

/**
 * Returns the sense of a homograph, after corrections of the data. The data gives "she is upset" the sound of the noun,
 * with the stress on the first syllable; dictionaries and speakers stress the second.
 */
export function senseOf({ sense }: Sentence, place: WordContext): string {
  const isAdjective = !place.tag.startsWith("NN") && !place.tagAt(-1).startsWith("NN");
  return sense === "upset_nou" && isAdjective ? "upset_adj" : sense;
}
