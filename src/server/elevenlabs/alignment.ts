import type { SourceRange } from "../../core/range.js";
import type { TimedWord } from "../../core/timed-word.js";
import type { SpokenPart } from "../speech/open-speech.js";

/** A piece of a text with the time in which it is spoken. Pieces are in order and do not overlap. */
interface Piece {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** The time of each character of a part of a text, in the whole sound. */
export interface CharacterTimes {
  readonly characters: readonly string[];
  /** @unit seconds */
  readonly starts: readonly number[];
  /** @unit seconds */
  readonly ends: readonly number[];
}

/** The times of a part of a text. */
export interface Alignment {
  /** Time at which the part before it ends. @unit seconds */
  readonly fromSeconds: number;
  /** As written. The characters of all parts are the text. */
  readonly written: CharacterTimes;
  /** As spoken: numbers and abbreviations in words, without the text that has no sound. */
  readonly spoken: CharacterTimes;
}

/** Finds the times of the characters of a text that arrives. */
export interface Aligner {
  /** Adds text. A part can be aligned when its text has been added. */
  append(text: string): void;
  /** Drops the text after its first characters, which is not spoken. @param length of the text from its start */
  truncate(length: number): void;
  /** Aligns the next part. */
  align(part: SpokenPart): Alignment;
  /** Aligns the text after the last part; `undefined` if there is none. @param endSeconds end of the whole sound */
  alignRest(endSeconds: number): Alignment | undefined;
}

/** Creates an aligner for one text. */
export function createAligner(): Aligner {
  let text = ""; // From `offset` on.
  let offset = 0;
  let seconds = 0;
  const align = ({ source, endSeconds, words, unspoken }: Omit<SpokenPart, "type">): Alignment => {
    const slice = ({ start, end }: SourceRange): string => text.slice(start - offset, end - offset);
    const part = { source: { start: offset, end: source.end }, fromSeconds: seconds, endSeconds };
    const pieces = piecesOf(part, groupWords(words), slice, unspoken);
    const alignment = {
      fromSeconds: seconds,
      written: spread(pieces.written, endSeconds),
      spoken: spread(pieces.spoken, endSeconds),
    };
    text = text.slice(source.end - offset);
    offset = source.end;
    seconds = endSeconds;
    return alignment;
  };
  return {
    append(added) {
      text += added;
    },
    truncate(length) {
      text = text.slice(0, Math.max(0, length - offset));
    },
    align,
    alignRest(endSeconds) {
      if (text === "") return undefined;
      const source = { start: offset, end: offset + text.length };
      return align({ source, endSeconds, words: [], unspoken: [] });
    },
  };
}

/** Joins the alignments of all parts of a sound; `undefined` if there is none. */
export function joinAlignments(parts: readonly Alignment[]): Alignment | undefined {
  if (parts.length === 0) return undefined;
  const join = (times: readonly CharacterTimes[]): CharacterTimes => ({
    characters: times.flatMap(({ characters }) => characters),
    starts: times.flatMap(({ starts }) => starts),
    ends: times.flatMap(({ ends }) => ends),
  });
  return {
    fromSeconds: 0,
    written: join(parts.map(({ written }) => written)),
    spoken: join(parts.map(({ spoken }) => spoken)),
  };
}

/** Words that share a part of the text: `"$5"` is "five" and "dollars". */
interface WordGroup {
  readonly source: SourceRange;
  readonly words: readonly TimedWord[];
}

function groupWords(words: readonly TimedWord[]): readonly WordGroup[] {
  const groups: { source: SourceRange; words: TimedWord[] }[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last === undefined || word.source.start >= last.source.end) groups.push({ source: word.source, words: [word] });
    else {
      last.words.push(word);
      last.source = { start: last.source.start, end: Math.max(last.source.end, word.source.end) };
    }
  }
  return groups;
}

/** Divides a part into words and what is between them, which takes the time between them. */
function piecesOf(
  { source, fromSeconds, endSeconds }: { source: SourceRange; fromSeconds: number; endSeconds: number },
  groups: readonly WordGroup[],
  slice: (range: SourceRange) => string,
  unspoken: readonly SourceRange[],
): { readonly written: readonly Piece[]; readonly spoken: readonly Piece[] } {
  const written: Piece[] = [];
  const spoken: Piece[] = [];
  let at = source.start;
  let time = fromSeconds;
  const addBetween = (end: number, until: number): void => {
    if (end <= at) return;
    const times = { startSeconds: time, endSeconds: until };
    written.push({ text: slice({ start: at, end }), ...times });
    spoken.push({ text: without({ start: at, end }, unspoken, slice), ...times });
  };
  for (const group of groups) {
    const { startSeconds = time } = group.words[0] ?? {};
    const { endSeconds: until = time } = group.words.at(-1) ?? {};
    addBetween(group.source.start, startSeconds);
    written.push({
      text: slice({ start: Math.max(at, group.source.start), end: group.source.end }),
      startSeconds,
      endSeconds: until,
    });
    group.words.forEach((word, index) => {
      const before = group.words[index - 1];
      if (before !== undefined)
        spoken.push({ text: " ", startSeconds: before.endSeconds, endSeconds: word.startSeconds });
      spoken.push({ text: word.spoken, startSeconds: word.startSeconds, endSeconds: word.endSeconds });
    });
    at = group.source.end;
    time = until;
  }
  addBetween(source.end, endSeconds);
  return { written, spoken };
}

/** Returns the text of a range without the ranges that have no sound. */
function without(
  { start, end }: SourceRange,
  unspoken: readonly SourceRange[],
  slice: (range: SourceRange) => string,
): string {
  let kept = "";
  let at = start;
  for (const range of unspoken) {
    if (range.end <= at || range.start >= end) continue;
    kept += slice({ start: at, end: Math.max(at, range.start) });
    at = range.end;
  }
  kept += slice({ start: at, end: Math.max(at, end) });
  return kept.replaceAll(/\s+(?=\s)/gu, "");
}

/** Spreads the characters of pieces evenly over their time. The last character lasts until the end of the part. */
function spread(pieces: readonly Piece[], endSeconds: number): CharacterTimes {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { text, startSeconds, endSeconds: until } of pieces) {
    const own = Array.from(text);
    const step = (until - startSeconds) / own.length;
    own.forEach((character, index) => {
      characters.push(character);
      starts.push(startSeconds + index * step);
      ends.push(startSeconds + (index + 1) * step);
    });
  }
  if (ends.length > 0) ends[ends.length - 1] = endSeconds;
  return { characters, starts, ends };
}
