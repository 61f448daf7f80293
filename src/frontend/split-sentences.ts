import { checkOptions, checkString } from "../core/checks.js";
import { OptionRangeError } from "../core/option-errors.js";
import type { SourceRange } from "../core/range.js";
import { type Language, languageHint } from "../languages/registry.js";

/** How to split a text. */
export interface SplitSentencesOptions {
  /**
   * The language of the text, as a BCP 47 tag such as `"en-gb"`. In a language that VoxWeave does not know, every full stop
   * ends a sentence, except after an initial.
   * @default "en-us"
   */
  readonly language?: Language | (string & {}) | undefined;
  /**
   * Treatment of several sentences inside quotation marks or parentheses: `"whole"` keeps them in one sentence with the
   * words around them; `"split"` separates them, as VoxWeave does when it reads.
   * @default "whole"
   */
  readonly quotations?: "whole" | "split" | undefined;
}

/** A sentence of a text, with its range. */
export interface Sentence extends SourceRange {
  /** The text in the range, without white space around it. */
  readonly text: string;
}

/**
 * Splits plain text into sentences, by the rules with which VoxWeave reads: "Dr. Smith paid $3.50." is one sentence. The end
 * of a paragraph ends a sentence too. A sentence of more than 5,000 characters is cut, and sentences inside a quotation of
 * that length are separated.
 *
 * @returns the sentences in order; between them is only white space
 * @throws {TypeError | RangeError} for invalid arguments.
 */
export async function splitSentences(text: string, options: SplitSentencesOptions = {}): Promise<Sentence[]> {
  checkString("text", text);
  checkOptions("options", options, ["language", "quotations"]);
  const { language = "en-us" } = options;
  const quotations = checkQuotations(options.quotations ?? "whole");
  const [{ loadTextLanguage }, { paragraphs }, { sentences }, { joinEnclosed }] = await Promise.all([
    import("../languages/text-language.js"),
    import("../text/paragraphs.js"),
    import("../text/sentences.js"),
    import("../text/enclosures.js"),
  ]);
  const { sentenceEnds } = await loadTextLanguage(checkTag(language));
  const found: Sentence[] = [];
  for (const paragraph of paragraphs(text)) {
    const parts = sentences(text, paragraph, sentenceEnds);
    for (const range of quotations === "whole" ? joinEnclosed(text, paragraph, parts) : parts) {
      const written = text.slice(range.start, range.end);
      const trimmed = written.trim();
      const start = range.start + written.indexOf(trimmed);
      if (trimmed !== "") found.push({ start, end: start + trimmed.length, text: trimmed });
    }
  }
  return found;
}

/** @throws {RangeError} unless a value is a way of treating quotations. */
function checkQuotations(value: unknown): "whole" | "split" {
  if (value === "whole" || value === "split") return value;
  throw new OptionRangeError("quotations", `must be "whole" or "split", got ${JSON.stringify(value)}`);
}

/** @throws {TypeError | RangeError} unless a value has the form of a BCP 47 tag, or of an environment variable. */
function checkTag(value: unknown): string {
  const tag = checkString("language", value);
  if (/^[a-z]{2,3}(?:[-_.]|$)/iu.test(tag)) return tag.toLowerCase();
  throw new OptionRangeError(
    "language",
    `must be a BCP 47 tag such as "en-gb", got ${JSON.stringify(tag)}${languageHint(tag)}`,
  );
}
