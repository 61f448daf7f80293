import type { SourceStart } from "./arrived.js";
import { createBlockScan, isItem, type Line, linesOf, OWN_LINE } from "./block-scan.js";
import { countMarks } from "./bounded-marks.js";
import { findMarks } from "./markdown-marks.js";
import type { MarkupLanguage } from "./markup-language.js";
import { findOpenBracket, findOpenMark } from "./open-marks.js";

/** A place from which a source can be parsed without the part before it. */
export interface Resumption {
  /** Offset in the source. */
  readonly at: number;
  /** Whether the place is inside a paragraph, or at the start of a block. */
  readonly begins: Exclude<SourceStart, "text">;
  /** Number of marks of Markdown in the paragraph, between the start of the source and the place. */
  readonly marks: number;
}

/**
 * Finds the place before a word from which the rest of a source can be parsed alone, whatever text follows: no inline mark
 * is open there. Returns `undefined` if there is none.
 *
 * In Markdown, the place is in a paragraph that lies in no list or quote, or at the start of an item of a list.
 *
 * @param word offset of the first character of the word
 * @param begins where the source begins
 */
export function resumptionBefore(
  source: string,
  word: number,
  markup: MarkupLanguage,
  begins: SourceStart,
): Resumption | undefined {
  switch (markup) {
    case "plain":
      return { at: findOpenBracket(source.slice(0, word), word), begins: "paragraph", marks: 0 };
    case "markdown":
      return resumptionInMarkdown(source, word, begins);
    case "html":
    case "ssml":
      return undefined;
    default:
      return markup satisfies never;
  }
}

function resumptionInMarkdown(source: string, word: number, begins: SourceStart): Resumption | undefined {
  const { hidden } = findMarks(source);
  const lines = linesOf(hidden, 0, begins);
  const scan = createBlockScan(0);
  for (const line of lines) if (line.start <= word) scan.add(line);
  const { blockStart, paragraphStart, silentStart, inList } = scan;
  const own = lines.filter(({ start }) => start >= paragraphStart && start <= word);
  const [first, last] = [own[0], own.at(-1)];
  if (silentStart !== undefined || first === undefined || last === undefined) return undefined;
  const isListed = isItem(hidden.slice(blockStart)) && isItem(last.text);
  const isFirstWord = !/[\p{L}\p{N}]/u.test(source.slice(last.start, word).replace(/^\d+/, ""));
  if (first === last && isListed && isFirstWord) return { at: last.start, begins: "block", marks: 0 };
  const isPlain = /^\S/.test(first.text) && !OWN_LINE.test(first.text) && !own.some(mayEndParagraph);
  if (inList || !isPlain || last.text.includes("|")) return undefined;
  const isRest = begins === "paragraph" && paragraphStart === 0;
  const at = paragraphStart + findOpenMark(hidden.slice(paragraphStart, word), isRest);
  const marks = countMarks(hidden.slice(paragraphStart, at));
  return { at, begins: "paragraph", marks };
}

/** Tests whether a line may begin a quote or HTML, or is a thematic break or part of a table. */
function mayEndParagraph({ text }: Line): boolean {
  return /^\s*[<>]/.test(text) || /^[\s|:=*_-]+$/.test(text);
}
