import { phonemeId } from "../../phonemes/vocabulary.js";

/**
 * Converts eSpeak NG's IPA (with tie bars written as `^`) into Kokoro's symbols. It follows misaki's conversion for eSpeak
 * languages, since Kokoro was trained on misaki's output. Sounds without a symbol in the model are left out.
 */
export function toKokoro(ipa: string): string {
  let phonemes = ipa.replaceAll(CHANGE_OF_LANGUAGE, "");
  for (const [from, to] of TIED) phonemes = phonemes.replaceAll(from, to);
  return [...phonemes.normalize("NFD").replaceAll("c\u0327", "ç")]
    .filter((symbol) => phonemeId(symbol) !== undefined)
    .join("")
    .replaceAll(MARKS, "")
    .replaceAll(/ +/gu, " ")
    .trim();
}

/** eSpeak's notes about words of another language, such as "(en)". They contain tie bars as well: "(e^n)". */
const CHANGE_OF_LANGUAGE = /\([a-z^-]+\)/gu;

/**
 * Marks in eSpeak's output. They are not punctuation of the text, since eSpeak receives words only. The "." of "r." stays:
 * eSpeak writes the Hindi flap (in "लड़का") as "r.", and the model was trained on that.
 */
const MARKS = /(?<!r)\.|[;:,!?—…"()“”]/gu;

/** Symbols for pairs with a tie bar, in misaki's order, which is alphabetical. */
const TIED: readonly (readonly [from: string, to: string])[] = [
  ["a^ɪ", "I"],
  ["a^ʊ", "W"],
  ["d^z", "ʣ"],
  ["d^ʒ", "ʤ"],
  ["e^ɪ", "A"],
  ["o^ʊ", "O"],
  ["s^s", "S"],
  ["t^s", "ʦ"],
  ["t^ʃ", "ʧ"],
  ["ɔ^ɪ", "Y"],
  ["ə^ʊ", "Q"],
];
