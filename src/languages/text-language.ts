import { ruleIndex } from "../text/rule-index.js";
import { type LanguageText, PLAIN_SENTENCE_ENDS, type TextLanguage } from "../text/text-language.js";
import { loadLanguage } from "./registry.js";

/** Data for an unknown language: its words are passed on as they are written. */
const PLAIN: LanguageText = { sentenceEnds: PLAIN_SENTENCE_ENDS, rules: ruleIndex([]) };

/**
 * Loads the data for the steps from text to tokens in a language.
 *
 * @param tag BCP 47 tag in lower case
 */
export async function loadTextLanguage(tag: string): Promise<TextLanguage> {
  return { tag, ...((await loadLanguage(tag))?.text ?? PLAIN) };
}
