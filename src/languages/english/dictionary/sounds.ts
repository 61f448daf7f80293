/** Stress marks: they stand before the vowel that they stress. */
export const PRIMARY = "ˈ";
export const SECONDARY = "ˌ";

/** Symbols of Kokoro's vocabulary by what misaki's rules ask of them. `ɐ` is in neither of the first two. */
export const VOWELS: ReadonlySet<string> = new Set("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ");
export const CONSONANTS: ReadonlySet<string> = new Set("bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ");
/** Vowels after which an American "t" becomes a tap. */
export const TAPPING_VOWELS: ReadonlySet<string> = new Set("AIOWYiuæɑəɛɪɹʊʌ");
/** Sounds that weigh twice where the parts of a word are compared. */
const HEAVY: ReadonlySet<string> = new Set("AIOQWYʤʧ");
/** Marks at which a voice pauses. */
export const PAUSES: ReadonlySet<string> = new Set(";:,.!?—…");

export function hasVowel(phonemes: string): boolean {
  return [...phonemes].some((symbol) => VOWELS.has(symbol));
}

/** How much of a word a part of it is. */
export function weightOf(phonemes: string): number {
  return [...phonemes].reduce((weight, symbol) => weight + (HEAVY.has(symbol) ? 2 : 1), 0);
}
