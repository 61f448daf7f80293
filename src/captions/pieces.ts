import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";

/** A spoken text, and the words and the length of its sound. */
export interface SpokenText {
  /** The text as written, but without markup. */
  readonly text: string;
  /**
   * BCP 47 tag of the language of the text. Its conjunctions, prepositions and articles decide where a long line ends; for a
   * language that VoxWeave has no such words of, only marks and pauses do. @default "en-us"
   */
  readonly language?: string | undefined;
  /** Maps a range of `text` to the source text, which the ranges of the words refer to. @default the same range */
  readonly toSource?: ((range: SourceRange) => SourceRange) | undefined;
  /** The words in order. */
  readonly words: readonly TimedWord[];
  /** Length of the sound. @unit seconds */
  readonly durationSeconds: number;
}

/** A part of the text between white space that is spoken. Captions do not break inside a piece. */
export interface CaptionPiece {
  /** The piece as written, with its punctuation marks. */
  readonly text: string;
  /** Range of the piece in the text without markup. */
  readonly place: SourceRange;
  /** Range of the piece in the source text. */
  readonly source: SourceRange;
  /** @unit seconds */
  readonly startSeconds: number;
  /** @unit seconds */
  readonly endSeconds: number;
  /** Pause after the piece. */
  readonly pause: TimedWord["pause"];
}

/**
 * Cuts the written text into pieces. Leaves out text without sound, except punctuation marks: a dash joins the word before
 * it, a bullet joins the word after it.
 */
export function cutPieces({ text, words, toSource = (range) => range }: SpokenText): CaptionPiece[] {
  const units = joinShared(words);
  const pieces: CaptionPiece[] = [];
  const write = (place: SourceRange, times: Times): CaptionPiece => ({
    ...times,
    text: oneLine(text.slice(place.start, place.end)),
    place,
    source: toSource(place),
  });
  let opening: number | undefined;
  let first = 0;
  for (const { 0: written, index: start } of text.matchAll(/[^\s\p{Cc}]+/gu)) {
    const place = { start, end: start + written.length };
    const source = toSource(place);
    while ((units[first]?.source.end ?? Number.POSITIVE_INFINITY) <= source.start) first += 1;
    const heard = unitsUpTo(units, first, source.end);
    const before = pieces.at(-1);
    if (heard.length > 0) {
      pieces.push(write({ start: opening ?? start, end: place.end }, timesOf(source, heard)));
      opening = undefined;
    } else if (!MARKS.test(written)) {
      opening = undefined;
    } else if (before && opening === undefined && isNear(text.slice(before.place.end, start))) {
      pieces.splice(-1, 1, write({ start: before.place.start, end: place.end }, before));
    } else {
      opening ??= start;
    }
  }
  return pieces;
}

const MARKS = /^[-—–―…"“”„‘’'«»!?.,;:()[\]¿¡。、，！？：；•·]+$/u;

/** Tells whether a gap is only white space within a line. */
function isNear(gap: string): boolean {
  return /^[^\S\n]*$/u.test(gap);
}

type Times = Pick<CaptionPiece, "startSeconds" | "endSeconds" | "pause">;

/** A part of the text that one spoken word covers, or several that share it. */
interface Unit extends Times {
  readonly source: SourceRange;
}

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

function unitsUpTo(units: readonly Unit[], first: number, end: number): Unit[] {
  const found: Unit[] = [];
  for (let index = first; index < units.length; index += 1) {
    const unit = units[index];
    if (unit === undefined || unit.source.start >= end) break;
    found.push(unit);
  }
  return found;
}

/** Returns the times of a piece. If one unit covers several pieces, each piece gets a share in proportion to its length. */
function timesOf(source: SourceRange, heard: readonly Unit[]): Times {
  const [first, last] = [heard[0], heard.at(-1)];
  if (first === undefined || last === undefined) return { startSeconds: 0, endSeconds: 0, pause: "none" };
  return {
    startSeconds: timeAt(first, Math.max(first.source.start, source.start)),
    endSeconds: timeAt(last, Math.min(last.source.end, source.end)),
    pause: last.source.end <= source.end ? last.pause : "none",
  };
}

function timeAt({ source, startSeconds, endSeconds }: Unit, place: number): number {
  if (place >= source.end) return endSeconds;
  return startSeconds + ((place - source.start) / (source.end - source.start)) * (endSeconds - startSeconds);
}

/** Joins a text into one line. Replaces halves of surrogate pairs, which cannot be written to a file. */
function oneLine(written: string): string {
  return written.replaceAll(/[\s\p{Cc}]+/gu, " ").toWellFormed();
}
