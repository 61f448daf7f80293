import type { PhonemeOrigin } from "../../../../src/phonemes/pronunciation.js";
import type { DoubtReason } from "./reading-pieces.js";

/** Reasons to check a word, for people. */
export const REASONS: Readonly<Record<DoubtReason, string>> = {
  unspoken: "has no sound",
  "new word": "in no dictionary",
  homograph: "said in more than one way",
  letters: "spelled letter by letter",
};

/** Sources of phonemes, for people. */
export const ORIGINS: Readonly<Record<PhonemeOrigin, string>> = {
  lexicon: "VoxWeave’s dictionary",
  cmudict: "the CMU dictionary",
  rule: "a rule for stems, endings and letters",
  model: "a guess from the letters",
  homograph: "the sense of the sentence",
  user: "you: the text or your lexicon",
  espeak: "eSpeak NG",
  engine: "the engine",
};

/** Returns a probability as people read it. */
export function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}
