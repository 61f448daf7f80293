import type { HomographReading } from "./reading.js";
import type { WordContext } from "./word-context.js";

/**
 * Returns the reading of "tear" and "tearing" before "up" without an object: eyes fill with tears. `undefined` leaves
 * the word to the other sources, as in "tear up the letter".
 */
export function sayTear(place: WordContext): HomographReading | undefined {
  if (place.wordAt(1) !== "up" || !WEEPS.test(place.wordAt(2))) return undefined;
  return READINGS[place.word];
}

/** The end of the phrase, or a word that begins no object. */
const WEEPS =
  /^(?:|[.,;:!?…)"”'’—–-]+|when|whenever|every|each|at|as|again|just|while|because|thinking|watching|hearing|reading|listening|remembering|over|too|already|here|now|lol)$/u;

const READINGS: Readonly<Record<string, HomographReading>> = {
  tear: { tag: "NN" },
  tears: { tag: "NN" },
  tearing: { us: "tˈɪɹɪŋ", gb: "tˈɪəɹɪŋ" },
};
