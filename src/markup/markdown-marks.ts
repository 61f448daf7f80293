import type { SourceRange } from "../core/range.js";
import { lastAtMost } from "./offset-map.js";

/** A formula between `$$` and `$$`, which CommonMark takes for text. */
interface Formula extends SourceRange {
  /** Whether it has commands of LaTeX, which are no words. */
  readonly isCode: boolean;
}

/** What Markdown of many programs has and CommonMark has not: `$$ x^2 $$` and `==marked==`. */
export interface MarkdownMarks {
  /** The source in the same length, with formulas hidden from a parser that would find emphasis and lists in them. */
  readonly hidden: string;
  /** What of a stretch of text is words, in order: all but the marks themselves. */
  words(stretch: SourceRange): readonly SourceRange[];
  /** The formula that a place is in. */
  formulaAt(place: number): Formula | undefined;
}

/** A sign that means nothing in Markdown. */
const NO_MARK = "\uE000";

/** Not over a blank line, nor over a block of code. */
const FORMULA = /(?<![\\$])\$\$(?!\$)((?:(?!\n[ \t]{0,200}\r?\n|```)[^$]){1,2000})\$\$(?!\$)/g;
const MARKED = /(?<![\p{L}\p{N}=])==(?=[^\s=])[^=\n]{1,500}(?<=[^\s=])==(?![\p{L}\p{N}=])/gu;

/** Length of `$$` and of `==`. */
const MARK = 2;

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
  return {
    hidden: source.replaceAll(FORMULA, (written) => written.replaceAll(/\S/g, NO_MARK)),
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
