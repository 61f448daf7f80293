import { ruleIndex } from "../../text/rule-index.js";
import type { LanguagePack } from "../language-pack.js";
import { openEnglishPhonemizer } from "./english-phonemizer.js";
import { chapterNumbers } from "./normalise/chapter-numbers.js";
import { ENGLISH_RULES } from "./normalise/rules.js";
import { sayAs } from "./normalise/say-as.js";
import { ENGLISH_SENTENCE_ENDS } from "./sentence-ends.js";

/** American and British English, read by VoxWeave's own rules and dictionaries. */
export const ENGLISH: LanguagePack = {
  text: {
    sentenceEnds: ENGLISH_SENTENCE_ENDS,
    rules: ruleIndex(ENGLISH_RULES),
    sayAs,
    possessiveS: true,
    stress: true,
    chapterNumbers,
  },
  openPhonemizer: openEnglishPhonemizer,
};
