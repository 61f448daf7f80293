import { openDecoder } from "./decoder.js";
import { openReader } from "./encoder.js";
import { parseModelFile } from "./file.js";
import { search } from "./search.js";
import { Device } from "./wasm-memory.js";

/** Says how English words sound that no dictionary has. */
export interface LetterToSound {
  /**
   * Phonemes of a word in misaki's set, with exactly one primary stress, as misaki's dictionaries write them (`ɾ` and
   * `ʔ` are kept). Takes some milliseconds; the same word always sounds the same.
   *
   * @param word letters, apostrophes and hyphens; accents are folded away. A capital in front says that it is a name.
   * @throws {RangeError} where a character is none of these, or there is no letter
   */
  pronounce(word: string, language: "en-us" | "en-gb"): string;
}

/** Ways that are followed at a time; more gain nothing that was measured. */
const BEAM = 4;

/** Of the four dictionaries that the network learned to speak like (US and British, gold and silver): the gold ones. */
const STYLES = { "en-us": 0, "en-gb": 2 } as const;

/**
 * Makes the network ready. Some milliseconds and 2 MB.
 *
 * @param bytes `data/letter-to-sound.bin`
 * @throws {RangeError} where the bytes are something else
 */
export function loadLetterToSound(bytes: Uint8Array): LetterToSound {
  const file = parseModelFile(bytes);
  const device = new Device();
  const read = openReader(file, device);
  const speaker = openDecoder(file, device);
  const stressed = file.labels.map((label) => label.includes("ˈ"));
  const [lower, capital, end] = [file.letters.length, file.letters.length + 1, file.letters.length + 2];

  return {
    pronounce(word, language) {
      const letters = foldAccents(word);
      const symbols = [...letters.toLowerCase()].map((letter) => file.letters.indexOf(letter));
      if (symbols.includes(-1) || !/[a-z]/i.test(letters)) {
        throw new RangeError(`A word has to consist of letters, apostrophes and hyphens, got "${word}"`);
      }
      device.clear();
      const start = /^[A-Z]/.test(letters) ? capital : lower;
      const said = search(speaker, read([start, ...symbols, end]), STYLES[language], stressed, BEAM);
      return said.map((label) => file.labels[label]).join("");
    },
  };
}

/** é is e, æ is ae, a curly apostrophe a straight one. */
function foldAccents(word: string): string {
  const plain = word.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return plain.replaceAll(/[^a-z'-]/gi, (character) => FOLDED.get(character) ?? character);
}

/** Letters that Unicode does not take apart. */
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
