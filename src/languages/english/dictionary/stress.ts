import { hasVowel, PRIMARY, SECONDARY, VOWELS } from "./sounds.js";

/**
 * Changes the stress of a word, on misaki's scale:
 *
 * - below -1: all stress is removed
 * - -1, and also 0 and -0.5 for a word with primary stress: the primary stress becomes secondary
 * - 0, 0.5 and 1: a word without stress gets a secondary stress
 * - from 1 on: in a word without primary stress, the secondary stress becomes primary
 * - above 1: a word without stress gets a primary stress
 *
 * @param stress `undefined` leaves the word unchanged
 */
export function applyStress(phonemes: string, stress: number | undefined): string {
  if (stress === undefined) return phonemes;
  const primary = phonemes.includes(PRIMARY);
  const secondary = phonemes.includes(SECONDARY);
  if (stress < -1) return phonemes.replaceAll(PRIMARY, "").replaceAll(SECONDARY, "");
  if (stress === -1 || ((stress === 0 || stress === -0.5) && primary)) {
    return phonemes.replaceAll(SECONDARY, "").replaceAll(PRIMARY, SECONDARY);
  }
  if ((stress === 0 || stress === 0.5 || stress === 1) && !primary && !secondary) {
    return addStress(SECONDARY, phonemes);
  }
  if (stress >= 1 && !primary && secondary) return phonemes.replaceAll(SECONDARY, PRIMARY);
  return stress > 1 && !primary && !secondary ? addStress(PRIMARY, phonemes) : phonemes;
}

/** Puts a stress mark before the first vowel, as in the dictionaries. A word without a vowel stays unchanged. */
function addStress(mark: string, phonemes: string): string {
  if (!hasVowel(phonemes)) return phonemes;
  const vowel = [...phonemes].findIndex((symbol) => VOWELS.has(symbol));
  return phonemes.slice(0, vowel) + mark + phonemes.slice(vowel);
}
