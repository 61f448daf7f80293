import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";

/** Sound and the text that it is the sound of. */
export interface SpokenText {
  /** The text as written. */
  readonly text: string;
  /** Its words in order. */
  readonly words: readonly TimedWord[];
  /** Length of the sound. @unit seconds */
  readonly durationSeconds: number;
}

/** What stands between white space in the text and is heard; nothing breaks inside it. */
export interface Piece {
  /** As written, marks included. */
  readonly text: string;
  readonly source: SourceRange;
  /** @unit seconds */
  readonly startSeconds: number;
  /** @unit seconds */
  readonly endSeconds: number;
  /** What is heard after it. */
  readonly pause: TimedWord["pause"];
}

/**
 * The written text piece by piece. What has no sound is left out, but for the marks that belong to what has: a dash goes with
 * the word before it, a bullet with the word after it.
 */
export function cutPieces({ text, words }: SpokenText): Piece[] {
  const units = joinShared(words);
  const pieces: Piece[] = [];
  let opening: SourceRange | undefined;
  let first = 0;
  for (const match of text.matchAll(/[^\s\p{Cc}]+/gu)) {
    const source = { start: match.index, end: match.index + match[0].length };
    while ((units[first]?.source.end ?? Number.POSITIVE_INFINITY) <= source.start) first += 1;
    const heard: Unit[] = [];
    for (let index = first; (units[index]?.source.start ?? Number.POSITIVE_INFINITY) < source.end; index += 1) {
      const unit = units[index];
      if (unit) heard.push(unit);
    }
    const before = pieces.at(-1);
    if (heard.length > 0) {
      const piece = timePiece(source, heard);
      pieces.push(withText(text, opening ? { ...piece, source: { ...source, start: opening.start } } : piece));
      opening = undefined;
    } else if (before && MARKS.test(match[0]) && !opening && !/\n/.test(text.slice(before.source.end, source.start))) {
      pieces.splice(-1, 1, withText(text, { ...before, source: { start: before.source.start, end: source.end } }));
    } else {
      opening = MARKS.test(match[0]) ? { start: opening?.start ?? source.start, end: source.end } : undefined;
    }
  }
  return pieces;
}

const MARKS = /^[-—–―…"“”„‘’'«»!?.,;:()[\]¿¡。、，！？：；•·]+$/u;

/** A stretch of the text that is said in one go, whether by one word or several. */
type Unit = Pick<TimedWord, "source" | "startSeconds" | "endSeconds" | "pause">;

function joinShared(words: readonly TimedWord[]): Unit[] {
  const units: Unit[] = [];
  for (const { source, startSeconds, endSeconds, pause } of words) {
    const last = units.at(-1);
    if (last === undefined || source.start >= last.source.end) {
      units.push({ source, startSeconds, endSeconds, pause });
      continue;
    }
    const end = Math.max(last.source.end, source.end);
    units.splice(-1, 1, { ...last, source: { start: last.source.start, end }, endSeconds, pause });
  }
  return units;
}

/** Of a unit that reaches over several pieces ("New York", where they are said as one) each has its share by length. */
function timePiece(source: SourceRange, heard: readonly Unit[]): Omit<Piece, "text"> {
  const times = heard.map((unit) => {
    const length = Math.max(1, unit.source.end - unit.source.start);
    const at = (place: number): number =>
      unit.startSeconds + ((place - unit.source.start) / length) * (unit.endSeconds - unit.startSeconds);
    return {
      start: at(Math.max(unit.source.start, source.start)),
      end: source.end < unit.source.end ? at(source.end) : unit.endSeconds,
    };
  });
  const last = heard.at(-1);
  const pause = last && last.source.end <= source.end ? last.pause : "none";
  return { source, startSeconds: times[0]?.start ?? 0, endSeconds: times.at(-1)?.end ?? 0, pause };
}

/** On one line, in whole characters: half of a surrogate pair cannot be written to a file. */
function withText(text: string, piece: Omit<Piece, "text">): Piece {
  const written = text.slice(piece.source.start, piece.source.end).replaceAll(/[\s\p{Cc}]+/gu, " ");
  return { ...piece, text: written.toWellFormed() };
}
