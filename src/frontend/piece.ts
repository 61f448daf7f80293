import type { LineColumn } from "../markup/line-index.js";
import type { ParagraphEnd, PortableMarkedText } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import type { ParagraphBefore } from "../text/sentence-candidates.js";

/** Neighbours of a piece of a text. */
export interface PieceSides {
  /** Before the piece: nothing, a blank line, a line that ends a paragraph, or a cut inside a paragraph. */
  readonly before: "start" | "blank" | "line" | "cut";
  /** After the piece: nothing, another paragraph, a cut inside a paragraph, or text that has not arrived. */
  readonly after: "end" | "paragraph" | "cut" | "open";
  /** The text right before the piece, if the piece leaves it out only because it has been read. */
  readonly readBefore?: ReadBefore;
}

/** The text that was read before a piece, as far as the rules see it. */
export interface ReadBefore {
  /** The last words before the piece: at least {@link CONTEXT} characters, if there are so many. */
  readonly words: string;
  /** The paragraph inside which the piece begins. Absent if the piece begins a paragraph. */
  readonly paragraph?: ParagraphBefore & { readonly kind: ParagraphEnd };
}

/** Length of the context that a piece has of the words that have been read. @unit characters */
export const CONTEXT = 1_000;

/** The sides of a text that is read in one piece. */
export const WHOLE: PieceSides = { before: "start", after: "end" };

/**
 * A piece of a text that is read at once. A text that arrives at once is one piece. Of a text that arrives in pieces, the
 * open piece at its end grows, until it is closed at the start of a paragraph.
 */
export interface Piece extends PieceSides {
  /** Its ranges count from the start of the piece. */
  readonly script: PortableMarkedText;
  readonly markup: MarkupLanguage;
  /** Start of the piece in the words of the whole text. */
  readonly textStart: number;
  /** Start of the piece in the source of the whole text. */
  readonly sourceStart: number;
  /** Line and column of the start in the source of the whole text. */
  readonly place: LineColumn;
  /** The segments that end here or earlier have been read before. -1 if none has. */
  readonly from: number;
}

/** The start of a text. */
export const START = { before: "start", textStart: 0, sourceStart: 0, place: { line: 1, column: 1 } } as const;

/** Asks for the utterance so far to be spoken now, because the rest may take long to arrive. */
export const CUT: unique symbol = Symbol("cut");

/**
 * Yields the pieces of a text. Between two pieces, `next` receives how far the last one has been read.
 */
export type PieceReader = AsyncGenerator<Piece | typeof CUT, void, ReadTo>;

/** How far a piece has been read. Offsets count in its text; -1 if nothing of it was certain. */
export interface ReadTo {
  /** The end of the last segment. */
  readonly end: number;
  /** The end of the last sentence. */
  readonly sentenceEnd: number;
}

/** The state before a piece is read. */
export const UNREAD: ReadTo = { end: -1, sentenceEnd: -1 };
