import type { SourceRange } from "../core/range.js";
import { isAudible } from "../phonemes/espeak/speakable.js";
import type { WordSpan } from "./timings.js";

/** A text that is read, and where it was written: a script, for one. */
export interface ReadText {
  readonly text: string;
  toSource(range: SourceRange): SourceRange;
}

/**
 * What of a stretch of the source has no sound although a reader would expect to hear it.
 *
 * That is what the front end says of it, and besides every letter, digit and symbol with a name that no word with sound
 * covers. It is worked out from the text and the sound alone, so that a word that is lost on the way, whoever lost it, is
 * told of.
 *
 * @param stretch a range of the source
 * @param claimed what the front end says that it cannot say: ranges of the source
 * @returns ranges of the source, in order
 */
export function findUnspoken(
  read: ReadText,
  stretch: SourceRange,
  claimed: readonly SourceRange[],
  spans: readonly WordSpan[],
): SourceRange[] {
  const heard = spans.filter(({ start, end }) => end > start).map(({ word }) => word.source);
  const known = [...heard, ...claimed].sort((one, other) => one.start - other.start);
  const lost: SourceRange[] = [];
  let joins = false;
  let next = 0;
  let coveredTo = 0;
  for (const character of charactersOf(read, stretch)) {
    for (; (known[next]?.start ?? Number.POSITIVE_INFINITY) <= character.source.start; next += 1) {
      coveredTo = Math.max(coveredTo, known[next]?.end ?? 0);
    }
    const missing = character.source.start >= coveredTo && isAudible(character.text);
    if (missing) {
      const last = joins ? lost.pop() : undefined;
      lost.push({ start: last?.start ?? character.source.start, end: character.source.end });
    }
    joins = missing;
  }
  return [...claimed, ...lost].sort((one, other) => one.start - other.start);
}

interface Character {
  readonly text: string;
  readonly source: SourceRange;
}

/** The characters that are read of a stretch of the source. */
function* charactersOf(read: ReadText, { start, end }: SourceRange): Generator<Character> {
  let at = firstFrom(read, start);
  while (at < read.text.length) {
    const text = String.fromCodePoint(read.text.codePointAt(at) ?? 0);
    const source = read.toSource({ start: at, end: at + text.length });
    if (source.start >= end) return;
    yield { text, source };
    at += text.length;
  }
}

/** The first character that was written at `place` or after it; places never decrease. */
function firstFrom(read: ReadText, place: number): number {
  let low = 0;
  let high = read.text.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (read.toSource({ start: middle, end: middle + 1 }).start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
