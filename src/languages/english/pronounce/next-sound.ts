import { CONSONANTS, PAUSES, VOWELS } from "../dictionary/sounds.js";

/** What follows a word, which is why a sentence is read from its end: "the apple", "used to". */
export interface NextSound {
  /** The first sound that follows; a pause at the end. */
  readonly next: "vowel" | "consonant" | "pause";
  /** Whether the next word is "to". */
  readonly beforeTo: boolean;
}

export const AT_END: NextSound = { next: "pause", beforeTo: false };

/** The context of the word before `word`. */
export function contextBefore(after: NextSound, phonemes: string, word: { text: string; tag: string }): NextSound {
  return { next: firstSound(phonemes) ?? after.next, beforeTo: isTo(word) };
}

/** `undefined` where nothing tells: the article "a" (`ɐ`) among them. */
function firstSound(phonemes: string): NextSound["next"] | undefined {
  for (const symbol of phonemes) {
    if (PAUSES.has(symbol)) return "pause";
    if (VOWELS.has(symbol)) return "vowel";
    if (CONSONANTS.has(symbol)) return "consonant";
  }
  return undefined;
}

function isTo({ text, tag }: { text: string; tag: string }): boolean {
  return text === "to" || text === "To" || (text === "TO" && (tag === "TO" || tag === "IN"));
}
