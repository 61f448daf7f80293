import { arrivedMarkdown } from "./arrived-markdown.js";
import type { MarkupLanguage } from "./markup-language.js";
import { findOpenBracket } from "./open-marks.js";

/** Certain part of a source that arrives in pieces. */
export interface Arrived {
  /**
   * Start of the last block that has the same meaning if it is parsed alone. 0 if there is only one block, or if the markup
   * language has no such blocks: the layout of the words decides about plain text.
   */
  readonly blockStart: number;
  /** Length of the source whose meaning no further text can change. */
  readonly certain: number;
}

/** Where a source begins: with the text, with a later block, or inside a paragraph. */
export type SourceStart = "text" | "block" | "paragraph";

/**
 * Finds what is certain of a source, to which more may be added.
 *
 * Nothing of HTML and SSML is certain before the end, because a document must be well-formed.
 *
 * @param start where the source begins: at the start of a text, so that the kind of its first block does not matter yet; at
 *   the start of a later block; or inside a paragraph, whose kind is known
 */
export function arrivedMarkup(source: string, markup: MarkupLanguage, start: SourceStart): Arrived {
  switch (markup) {
    case "plain": {
      const lineStart =
        Math.max(...["\n", "\r", "\u2028", "\u2029", "\f", "\v"].map((end) => source.lastIndexOf(end))) + 1;
      const isWord = (start === "paragraph" && lineStart === 0) || /^\s*\S+\s/u.test(source.slice(lineStart));
      return { blockStart: 0, certain: findOpenBracket(source, isWord ? source.length : lineStart) };
    }
    case "markdown": {
      const { blockStart, certain } = arrivedMarkdown(source, start);
      return { blockStart, certain };
    }
    case "html":
    case "ssml":
      return { blockStart: 0, certain: 0 };
    default:
      return markup satisfies never;
  }
}
