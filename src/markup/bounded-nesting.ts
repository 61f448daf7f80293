/**
 * Deepest nesting of quotes and lists; deeper marks are read as text. The parser's time grows with the depth on each line.
 */
export const DEEPEST = 100;

/** A character that means nothing in Markdown, and replaces one hidden character. */
const NO_MARK = "\uE000";

/** White space, or the mark of a quote or a list item. */
const PREFIX = /[ \t]+|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])/y;

/** A line that can be nested too deep: each level of a list indents by two columns or more, and each quote has a mark. */
const DEEP_LINE = new RegExp(`^[ \\t>*+\\-\\d.)]{${DEEPEST}}`);

/** A thematic break, such as "- - -". */
const RULE = /^[ \t]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;

/**
 * Hides the marks of quotes and lists nested deeper than {@link DEEPEST} from a parser, on one line or over many lines. The
 * result is as long as the source.
 *
 * @param onExcess called once with the offset of the first hidden mark. @unit UTF-16 code units
 */
export function boundNesting(source: string, onExcess: (offset: number) => void): string {
  let found = false;
  return source.replaceAll(/[^\r\n]+/g, (line, at: number) => {
    if (!DEEP_LINE.test(line) || RULE.test(line)) return line;
    const excess = excessOf(line);
    if (excess === undefined) return line;
    if (!found) onExcess(at + excess.mark);
    found = true;
    const { start, end } = excess;
    return line.slice(0, start) + NO_MARK.repeat(end - start) + line.slice(end);
  });
}

/** Returns the part of a line's prefix that is too deep, with the offset of its first mark; `undefined` if none is. */
function excessOf(line: string): { readonly start: number; readonly mark: number; readonly end: number } | undefined {
  let columns = 0; // A quote counts as two columns, like the shortest list item.
  let start: number | undefined;
  let mark: number | undefined;
  let end = 0;
  PREFIX.lastIndex = 0;
  for (let match = PREFIX.exec(line); match !== null; match = PREFIX.exec(line)) {
    const [part] = match;
    if (columns >= 2 * DEEPEST && /\S/.test(part)) {
      start ??= match.index;
      mark ??= match.index;
      end = PREFIX.lastIndex;
    }
    columns += part === ">" ? 2 : part.replaceAll("\t", "    ").length;
    if (columns > 2 * DEEPEST) start ??= /\t/.test(part) ? match.index : PREFIX.lastIndex - (columns - 2 * DEEPEST);
  }
  return start === undefined || mark === undefined ? undefined : { start, mark, end };
}
