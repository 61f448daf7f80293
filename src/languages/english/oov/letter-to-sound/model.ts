import { openDecoder } from "./decoder.js";
import { openEncoder } from "./encoder.js";
import { parseModelFile } from "./file.js";
import { type Labelling, search } from "./search.js";
import { Device } from "./wasm-memory.js";

/** A network that pronounces English words that no dictionary has. */
export interface LetterToSound {
  /**
   * Returns the phonemes of a word in misaki's set, with exactly one primary stress, as in misaki's dictionaries (`ɾ`
   * and `ʔ` are kept). It takes some milliseconds. The same word always has the same phonemes.
   *
   * @param word letters, apostrophes and hyphens; accents are removed. A capital at the start marks a name.
   * @throws {RangeError} if the word has another character, or no letter
   */
  pronounce(word: string, language: "en-us" | "en-gb"): string;
  /**
   * Returns the probability that the network gives to the phonemes of a word, from 0 to 1. Of held-out words, about this
   * share is exactly right (`docs/unknown-words.md`).
   *
   * @throws {RangeError} as `pronounce`
   */
  confidence(word: string, language: "en-us" | "en-gb"): number;
}

/** Hypotheses of the beam search. More did not improve the measured accuracy. */
const BEAM = 4;

/** Styles of the gold dictionaries. The network was trained on four: US and British, gold and silver. */
const STYLES = { "en-us": 0, "en-gb": 2 } as const;

/**
 * Loads the network. It takes some milliseconds, and 2 MB of memory.
 *
 * @param bytes `data/letter-to-sound.bin`
 * @throws {RangeError} for other bytes
 */
export function loadLetterToSound(bytes: Uint8Array): LetterToSound {
  const file = parseModelFile(bytes);
  const device = new Device();
  const encode = openEncoder(file, device);
  const decoder = openDecoder(file, device);
  const stressed = file.labels.map((label) => label.includes("ˈ"));
  const [lower, capital, end] = [file.letters.length, file.letters.length + 1, file.letters.length + 2];

  const label = (word: string, language: "en-us" | "en-gb"): Labelling => {
    const letters = foldAccents(word);
    const symbols = [...letters.toLowerCase()].map((letter) => file.letters.indexOf(letter));
    if (symbols.includes(-1) || !/[a-z]/i.test(letters)) {
      throw new RangeError(`A word must consist of letters, apostrophes and hyphens, got "${word}"`);
    }
    device.clear();
    const start = /^[A-Z]/.test(letters) ? capital : lower;
    return search(decoder, encode([start, ...symbols, end]), STYLES[language], stressed, BEAM);
  };
  let last: { readonly key: string; readonly labelling: Labelling } | undefined;
  const labelOnce = (word: string, language: "en-us" | "en-gb"): Labelling => {
    const key = `${language} ${word}`;
    if (last?.key !== key) last = { key, labelling: label(word, language) };
    return last.labelling;
  };

  return {
    pronounce: (word, language) =>
      labelOnce(word, language)
        .labels.map((index) => file.labels[index])
        .join(""),
    confidence: (word, language) => labelOnce(word, language).probability,
  };
}

/** Replaces accented letters, ligatures and curly apostrophes: é by e, æ by ae, ’ by '. */
function foldAccents(word: string): string {
  const plain = word.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return plain.replaceAll(/[^a-z'-]/gi, (character) => FOLDED.get(character) ?? character);
}

/** Characters that Unicode normalisation does not decompose. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ["æ", "ae"],
  ["Æ", "Ae"],
  ["œ", "oe"],
  ["Œ", "Oe"],
  ["ø", "o"],
  ["Ø", "O"],
  ["ß", "ss"],
  ["ł", "l"],
  ["Ł", "L"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ð", "th"],
  ["Ð", "Th"],
  ["þ", "th"],
  ["Þ", "Th"],
  ["ı", "i"],
  ["’", "'"],
  ["‘", "'"],
  ["ʼ", "'"],
]);
