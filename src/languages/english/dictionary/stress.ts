import { hasVowel, PRIMARY, SECONDARY, VOWELS } from "./sounds.js";

/**
 * Changes how much a word is stressed, by misaki's scale.
 *
 * Below -1: no stress at all. -1: the main stress becomes a secondary one; likewise 0 and -0.5 where there is a main
 * stress. 0, 0.5 and 1: a word without any gets a secondary one. From 1 on: a secondary stress becomes the main one.
 * Above 1: a word without any gets the main one.
 *
 * @param stress `undefined` leaves the word as it is
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

/** Before the first vowel, as the dictionaries have it; a word without a vowel stays as it is. */
function addStress(mark: string, phonemes: string): string {
  if (!hasVowel(phonemes)) return phonemes;
  const vowel = [...phonemes].findIndex((symbol) => VOWELS.has(symbol));
  return phonemes.slice(0, vowel) + mark + phonemes.slice(vowel);
}
