import { once } from "../../core/once.js";
import { packageData } from "../../platform/package-data.js";
import { ruleIndex } from "../../text/rule-index.js";
import type { LanguagePack } from "../language-pack.js";
import { openEnglishPhonemizer } from "./english-phonemizer.js";
import { chapterNumbers } from "./normalise/chapter-numbers.js";
import { englishRules } from "./normalise/rules.js";
import { sayAs } from "./normalise/say-as.js";
import { parseEmojiNames } from "./normalise/words/emoji.js";
import { ENGLISH_SENTENCE_ENDS } from "./sentence-ends.js";

/**
 * Loads American and British English, read by VoxWeave's own rules and dictionaries.
 *
 * @throws {Error} if a data file cannot be read
 */
export const loadEnglish: () => Promise<LanguagePack> = once(async () => {
  const emojiNames = parseEmojiNames(new TextDecoder().decode(await packageData.load("emoji-names.tsv")));
  return {
    text: {
      sentenceEnds: ENGLISH_SENTENCE_ENDS,
      rules: ruleIndex(englishRules(emojiNames)),
      sayAs,
      possessiveS: true,
      stress: true,
      chapterNumbers,
    },
    openPhonemizer: openEnglishPhonemizer,
  };
});
