import type { DataSource } from "../../../platform/data-source.js";
import type { EnglishDialect } from "../dialect.js";
import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import type { PieceSound } from "../pronounce/piece.js";
import { cutEnding } from "./derivation/endings.js";
import { type LetterToSound, loadLetterToSound } from "./letter-to-sound/model.js";
import type { Names } from "./names.js";
import { unknownWord } from "./unknown-word.js";

/**
 * Pronounces a word that neither the dictionaries nor the rules cover. Returns `undefined` for a word without a sound.
 */
export type Fallback = (word: string, language: EnglishDialect) => PieceSound | undefined;

/**
 * Probabilities that words with known parts are right. Those of stems and compounds are the shares that
 * `docs/unknown-words.md` measures, the others are estimates.
 */
const CONFIDENCE = { stem: 0.86, compound: 0.78, "name-prefix": 0.8, letters: 0.9 } as const;

/** The data file of the letter-to-sound network. */
const NETWORK = "letter-to-sound.bin";

/**
 * Opens a fallback that pronounces unknown words by their parts or with the letter-to-sound network. The network is
 * loaded for the first unknown word.
 *
 * @param data the source of the network; if the network is missing, unknown words are spelled
 */
export function openFallback(
  data: DataSource,
  lexicon: (language: EnglishDialect) => EnglishDictionary,
  names: (language: EnglishDialect) => Names,
): Fallback {
  if (!data.has(NETWORK)) return (word, language) => lexicon(language).spell(word);
  let letterToSound: LetterToSound | undefined;
  return (word, language) => {
    letterToSound ??= loadLetterToSound(data.read(NETWORK));
    const lookup = (part: string): string | undefined =>
      names(language).get(part) ?? lexicon(language).entry(part) ?? names(language).getAnyCase(part);
    const lookupPart = (part: string): string | undefined =>
      names(language).get(part) ?? lexicon(language).common(part);
    const name = names(language).getAnyCase(word);
    if (name !== undefined) return { phonemes: name, from: "lexicon" };
    try {
      const { phonemes, from } = unknownWord(word, { language, lookup, lookupPart, letterToSound });
      const spelled = from === "letters" ? { spelled: [...word.toUpperCase()].join(" ") } : {};
      if (from !== "model") return { phonemes, from: "rule", confidence: CONFIDENCE[from], ...spelled };
      return { phonemes, from, confidence: letterToSound.confidence(cutEnding(word)?.base ?? word, language) };
    } catch (error) {
      if (error instanceof RangeError) return undefined; // The network lacks one of the letters.
      throw error;
    }
  };
}
