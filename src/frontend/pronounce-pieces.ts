import { shiftRange } from "../core/range.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import { CUT, type Piece, type PieceReader, UNREAD } from "./piece.js";
import type { PieceOptions } from "./pronounce-segments.js";
import type { PronouncedSegment } from "./pronounced-segment.js";
import type { GrowingText } from "./text-view.js";

/** A clause that has arrived, with the first word after it. */
const CLAUSE = /[,;:—–]["”’»)\]]*\s+\S+\s/gu;

/**
 * Finds the pronunciation of each segment of a text that is read in pieces. Ranges count in the whole text, whose words are in
 * `text`.
 *
 * @param soundEarly whether to yield what has arrived of the first sentence, so that its first clause can be spoken
 * @param read pronounces a piece
 */
export async function* pronouncePieces(
  pieces: PieceReader,
  text: GrowingText,
  soundEarly: boolean,
  read: (piece: Piece, how: Required<PieceOptions>) => AsyncIterable<PronouncedSegment>,
): AsyncGenerator<PronouncedSegment | typeof CUT, void, void> {
  let opening = soundEarly;
  let clauses = 0;
  try {
    for (let next = await pieces.next(UNREAD); !next.done; ) {
      const piece = next.value;
      if (piece === CUT) {
        yield CUT;
        next = await pieces.next(UNREAD);
        continue;
      }
      text.put(piece);
      const arrived = opening ? [...piece.script.text.matchAll(CLAUSE)].length : 0;
      const how = { sides: piece, from: piece.from, takesOpen: opening && arrived > clauses };
      clauses = arrived;
      let readTo = { end: piece.from, sentenceEnd: -1 };
      for await (const segment of read(piece, how)) {
        if (!segment.isOpen) {
          const { end } = segment.source;
          readTo = { end, sentenceEnd: segment.endsSentence ? end : readTo.sentenceEnd };
          opening = false;
        }
        yield inWholeText(segment, piece);
      }
      next = await pieces.next(readTo);
    }
  } finally {
    await pieces.return();
  }
}

/** Moves a segment of a piece to its place in the whole text. */
function inWholeText(segment: PronouncedSegment, piece: Piece): PronouncedSegment {
  const { textStart, script, after } = piece;
  const isLast = segment.source.end === script.text.length && (after === "paragraph" || after === "cut");
  const source = { start: segment.source.start, end: segment.source.end + (isLast ? 1 : 0) };
  if (textStart === 0 && !isLast) return segment;
  return {
    ...segment,
    source: shiftRange(source, textStart),
    words: segment.words.map((word) => ({ ...word, source: shiftRange(word.source, textStart) })),
    unspoken: segment.unspoken.map((range) => shiftRange(range, textStart)),
    problems: segment.problems.map((problem) => inWholeSource(problem, piece)),
  };
}

function inWholeSource({ message, source, line, column }: MarkupProblem, { sourceStart, place }: Piece): MarkupProblem {
  return {
    message,
    source: shiftRange(source, sourceStart),
    line: place.line + line - 1,
    column: line === 1 ? place.column + column - 1 : column,
  };
}
