import { phonemeId } from "../../phonemes/vocabulary.js";

/**
 * Turns eSpeak NG's IPA (with tie bars written `^`) into Kokoro's symbols, as misaki does for the languages that it reads
 * through eSpeak; Kokoro was trained on the outcome. What the model has no symbol for is left out.
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

/** eSpeak's notes where it takes a word for another language's, such as "(en)", in which the ties are as well. */
const CHANGE_OF_LANGUAGE = /\([a-z^-]+\)/gu;

/**
 * eSpeak is given words only: a mark in its answer is no mark of the text. But its flap of Hindi (in "लड़का") is written
 * "r.", and that is what the model has learned.
 */
const MARKS = /(?<!r)\.|[;:,!?—…"()“”]/gu;

/** In misaki's order, which is that of the letters. */
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
