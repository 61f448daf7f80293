import type { SourceRange } from "../core/range.js";
import { lastAtMost } from "./offset-map.js";
import { VOICE_TAG } from "./voice-tag.js";

/** A formula between `$$` and `$$`, which is text in CommonMark. */
interface Formula extends SourceRange {
  /** Whether it contains LaTeX commands, which cannot be spoken. */
  readonly isCode: boolean;
}

/** Marks of common Markdown dialects that CommonMark lacks: `$$ x^2 $$` and `==marked==`. */
export interface MarkdownMarks {
  /**
   * The source with its formulas and the marks in its voice tags hidden, so that a parser finds no emphasis or lists in them.
   * Its length is the same.
   */
  readonly hidden: string;
  /** Length of the source whose formulas and voice tags no further text can change. */
  readonly certain: number;
  /** Returns a range of text without the marks in it, as ranges in order. */
  words(stretch: SourceRange): readonly SourceRange[];
  /** Returns the formula at an offset; `undefined` outside of formulas. */
  formulaAt(place: number): Formula | undefined;
}

/** A character that means nothing in Markdown. */
const NO_MARK = "\uE000";

/** A formula. It contains no blank line and no start of a code block. */
const FORMULA = /(?<![\\$])\$\$(?!\$)((?:(?!\n[ \t]{0,200}\r?\n|```)[^$]){1,2000})\$\$(?!\$)/g;
/** The beginning of a formula that has not arrived whole. */
const OPEN_FORMULA = /(?<![\\$])\$(?:\$(?!\$)(?:(?!\n[ \t]{0,200}\r?\n|```)[^$]){0,2000}\$?)?$/;
/** The beginning of a voice tag that has not arrived whole. */
const OPEN_VOICE_TAG = /\[voice: {0,9}[^\s[\]`<]{0,200} {0,9}$/;
const MARKED = /(?<![\p{L}\p{N}=])==(?=[^\s=])[^=\n]{1,500}(?<=[^\s=])==(?![\p{L}\p{N}=])/gu;

/** Length of `$$` and of `==`. */
const MARK = 2;

/** Finds the formulas and marked words of a source. Offsets count in `source`. */
export function findMarks(source: string): MarkdownMarks {
  const formulas = Array.from(source.matchAll(FORMULA), ({ index, 0: written }): Formula => {
    return { start: index, end: index + written.length, isCode: /\\[a-z]/i.test(written) };
  });
  const starts = formulas.map(({ start }) => start);
  const formulaAt = (place: number): Formula | undefined => {
    const formula = formulas[lastAtMost(starts, place)];
    return formula !== undefined && place < formula.end ? formula : undefined;
  };
  const marked = Array.from(source.matchAll(MARKED), ({ index, 0: written }) => {
    return { start: index, end: index + written.length };
  }).filter(({ start }) => formulaAt(start) === undefined);
  const marks = [...formulas, ...marked]
    .flatMap(({ start, end }) => [start, end - MARK])
    .sort((one, other) => one - other);
  const hidden = source
    .replaceAll(FORMULA, (written) => written.replaceAll(/\S/g, NO_MARK))
    .replaceAll(new RegExp(VOICE_TAG, "g"), (tag) => tag.replaceAll(/(?<!\\)[*_~]/g, NO_MARK));
  const last = formulas.at(-1);
  return {
    hidden,
    certain: Math.min(
      // A third dollar would undo a formula.
      last?.end === source.length ? last.start : (OPEN_FORMULA.exec(hidden)?.index ?? source.length),
      OPEN_VOICE_TAG.exec(hidden)?.index ?? source.length,
    ),
    words({ start, end }) {
      const found: SourceRange[] = [];
      let from = start;
      for (let index = lastAtMost(marks, start - MARK) + 1; (marks[index] ?? end) < end; index += 1) {
        const mark = marks[index] ?? end;
        if (mark > from) found.push({ start: from, end: mark });
        from = Math.max(from, mark + MARK);
      }
      if (end > from) found.push({ start: from, end });
      return found;
    },
    formulaAt,
  };
}
