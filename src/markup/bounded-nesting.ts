/**
 * Quotes and lists in each other that a text may have: the parser's time grows with their number on every line. The
 * marks of deeper ones are read as text.
 */
export const DEEPEST = 100;

/** A sign that means nothing in Markdown, of the same length as what it hides. */
const NO_MARK = "\uE000";

/** White space, or the mark of a quote or of an item of a list. */
const PREFIX = /[ \t]+|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])/y;

/** Only these may be too deep: in a list each level is indented by two columns or more, and a quote has a mark. */
const DEEP_LINE = new RegExp(`^[ \\t>*+\\-\\d.)]{${DEEPEST}}`);

/** A line across the page, such as "- - -". */
const RULE = /^[ \t]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;

/**
 * Hides from a parser, in a text of the same length, where quotes and lists begin that are nested deeper than
 * {@link DEEPEST}, be it on one line or over many.
 *
 * @param onExcess hears where the first of them stands. @unit UTF-16 code units
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

/** What of the prefix of a line is too deep, and where its first mark stands; `undefined` without a mark that is. */
function excessOf(line: string): { readonly start: number; readonly mark: number; readonly end: number } | undefined {
  let columns = 0; // A quote counts as two, like the shortest item.
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
