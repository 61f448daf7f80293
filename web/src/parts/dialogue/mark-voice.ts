import { type SourceRange, trimmed } from "../../../../src/core/range.js";

/** A text after a change, with the part to select. */
export interface MarkedSelection {
  readonly text: string;
  readonly selection: SourceRange;
}

/**
 * Marks a range of a text with a voice; the line of the caret, if the range is empty. Undefined if there are no words to mark.
 *
 * @param opening the mark that begins the voice
 */
export function markVoice(text: string, range: SourceRange, opening: string): MarkedSelection | undefined {
  const { start, end } = trimmed(text, range.start === range.end ? lineAt(text, range.start) : range);
  if (start === end) return undefined;
  const words = text.slice(start, end);
  return {
    text: `${text.slice(0, start)}${opening}${words}[/voice]${text.slice(end)}`,
    selection: { start: start + opening.length, end: end + opening.length },
  };
}

function lineAt(text: string, offset: number): SourceRange {
  const end = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end === -1 ? text.length : end };
}
