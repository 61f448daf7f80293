import type { HomographReading } from "./reading.js";
import { LOAN_PHRASES } from "./senses/loan-phrases.js";
import type { WordContext } from "./word-context.js";

/** Returns the reading of a word that is part of a phrase of another language: "carte blanche", "prima facie". */
export function sayInPhrase(place: WordContext): HomographReading | undefined {
  return PLACES.get(plain(place.word))?.find(({ words, at }) =>
    words.every((word, index) => index === at || plain(place.wordAt(index - at)) === word),
  )?.reading;
}

/** A word in a phrase. */
interface PhrasePlace {
  readonly words: readonly string[];
  readonly at: number;
  readonly reading: HomographReading;
}

/** The phrases of each of their words. */
const PLACES: ReadonlyMap<string, readonly PhrasePlace[]> = readPhrases();

function readPhrases(): ReadonlyMap<string, readonly PhrasePlace[]> {
  const places = new Map<string, PhrasePlace[]>();
  for (const line of LOAN_PHRASES.trim().split("\n")) {
    const [words = [], us = [], gb = []] = line.split(" = ").map((part) => part.split(" "));
    for (const [at, written] of words.entries()) {
      const word = written.toLowerCase();
      const reading = { us: us[at] ?? "", gb: gb[at] ?? "" };
      places.set(word, [...(places.get(word) ?? []), { words: words.map((each) => each.toLowerCase()), at, reading }]);
    }
  }
  return places;
}

/** Removes the accents of a word. Most words have none. */
function plain(word: string): string {
  return ASCII.test(word) ? word : word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("œ", "oe");
}

const ASCII = /^[ -~]*$/u;
