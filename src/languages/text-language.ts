import { ruleIndex } from "../text/rule-index.js";
import { type LanguageText, PLAIN_SENTENCE_ENDS, type TextLanguage } from "../text/text-language.js";
import { loadLanguage } from "./registry.js";

/** For a language that VoxWeave knows nothing of: its words are passed on as they are written. */
const PLAIN: LanguageText = { sentenceEnds: PLAIN_SENTENCE_ENDS, rules: ruleIndex([]) };

/**
 * Loads how texts in a language become tokens.
 *
 * @param tag BCP 47 tag in lower case
 */
export async function loadTextLanguage(tag: string): Promise<TextLanguage> {
  return { tag, ...((await loadLanguage(tag))?.text ?? PLAIN) };
}
