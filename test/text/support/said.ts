import { paragraphs } from "../../../src/text/paragraphs.js";
import { sentences } from "../../../src/text/sentences.js";
import { spokenWords } from "../../../src/text/spoken.js";
import { tokenize } from "../../../src/text/tokenize.js";
import { textLanguage } from "../../support/languages.js";

/** Returns the words of a text as they are spoken. */
export function said(text: string, locale = "en-us"): string {
  const ranges = [...paragraphs(text)].flatMap((paragraph) => [
    ...sentences(text, paragraph, textLanguage(locale).sentenceEnds),
  ]);
  const tokens = ranges.flatMap((sentence) => tokenize(text, sentence, textLanguage(locale)));
  return spokenWords(tokens.filter((token) => token.kind === "word"));
}
