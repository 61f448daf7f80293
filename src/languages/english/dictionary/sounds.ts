/** The mark of primary stress, before the stressed vowel. */
export const PRIMARY = "ˈ";
/** The mark of secondary stress, before the stressed vowel. */
export const SECONDARY = "ˌ";

/** The vowels of Kokoro's vocabulary in misaki's rules. `ɐ` is neither in this set nor in {@link CONSONANTS}. */
export const VOWELS: ReadonlySet<string> = new Set("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ");
/** The consonants of Kokoro's vocabulary in misaki's rules. */
export const CONSONANTS: ReadonlySet<string> = new Set("bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ");
/** Vowels after which an American "t" becomes a tap. */
export const TAPPING_VOWELS: ReadonlySet<string> = new Set("AIOWYiuæɑəɛɪɹʊʌ");
/** Sounds that count twice when {@link weightOf} compares the parts of a word. */
const HEAVY: ReadonlySet<string> = new Set("AIOQWYʤʧ");
/** Marks at which a voice pauses. */
export const PAUSES: ReadonlySet<string> = new Set(";:,.!?—…");

/** Returns whether phonemes contain a vowel. */
export function hasVowel(phonemes: string): boolean {
  return [...phonemes].some((symbol) => VOWELS.has(symbol));
}

/** Returns the weight of a part of a word: the number of its sounds, where some count twice. */
export function weightOf(phonemes: string): number {
  return [...phonemes].reduce((weight, symbol) => weight + (HEAVY.has(symbol) ? 2 : 1), 0);
}
