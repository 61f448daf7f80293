import { CONSONANTS, PAUSES, VOWELS } from "../dictionary/sounds.js";

/**
 * The beginning of the next word, on which the sound of a word may depend: "the apple", "used to". For this reason a
 * sentence is read from its end to its start.
 */
export interface NextSound {
  /** The first sound of the next word; a pause at the end of the sentence. */
  readonly next: "vowel" | "consonant" | "pause";
  /** Whether the next word is "to". */
  readonly beforeTo: boolean;
}

/** The context of the last word. */
export const AT_END: NextSound = { next: "pause", beforeTo: false };

/** Returns the context of the word before `word`. */
export function contextBefore(after: NextSound, phonemes: string, word: { text: string; tag: string }): NextSound {
  return { next: firstSound(phonemes) ?? after.next, beforeTo: isTo(word) };
}

/**
 * Returns the kind of the first sound, or `undefined` if no symbol decides it. `ɐ`, the article "a", decides nothing.
 */
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
