import type { parse } from "micromark";

type Parser = ReturnType<typeof parse>;
type Chunk = Parameters<ReturnType<Parser["text"]>["write"]>[0][number];

/**
 * Most marks of Markdown that one heading, cell or paragraph may have; further marks are read as text. The meaning of a mark
 * depends on the marks before it, so the parser's time grows with the square of their number.
 */
export const MOST_MARKS = 1_000;

const MARKS = /[*_~[\]<!]/gu;

/** Returns the number of marks in a part of a paragraph. */
export function countMarks(source: string): number {
  return source.match(MARKS)?.length ?? 0;
}

/** A character that means nothing in Markdown, and is as long as a mark. */
const NO_MARK = "\uE000";

/**
 * Changes a parser so that it reads marks beyond {@link MOST_MARKS} as text.
 *
 * @param onExcess called once for each heading, cell or paragraph with too many marks, with the offset of the first such
 *   mark. @unit UTF-16 code units
 * @param marksBefore number of marks before the text in its first paragraph. @default 0
 */
export function boundMarks(parser: Parser, onExcess: (offset: number) => void, marksBefore = 0): Parser {
  const { text } = parser;
  parser.text = (from) => {
    const tokenizer = text(from);
    const { write } = tokenizer;
    const bound = createBound(onExcess, tokenizer.now().offset === 0 ? marksBefore : 0);
    tokenizer.write = (chunks) => write(bound(chunks, tokenizer.now().offset));
    return tokenizer;
  };
  return parser;
}

function createBound(
  onExcess: (offset: number) => void,
  marksBefore: number,
): (chunks: readonly Chunk[], offset: number) => Chunk[] {
  let marks = marksBefore;
  const withoutExcess = (chunk: string, offset: number): string =>
    chunk.replaceAll(MARKS, (mark, index: number) => {
      marks += 1;
      if (marks === MOST_MARKS + 1) onExcess(offset + index);
      return marks > MOST_MARKS ? NO_MARK : mark;
    });
  return (chunks, offset) => {
    let at = offset;
    return chunks.map((chunk) => {
      const start = at;
      at += lengthOf(chunk);
      return typeof chunk === "string" ? withoutExcess(chunk, start) : chunk;
    });
  };
}

/** Returns the length of a chunk in the source. micromark represents line feeds, tabs and the like as negative numbers. */
function lengthOf(chunk: Chunk): number {
  if (typeof chunk === "string") return chunk.length;
  if (chunk === null || chunk === -1) return 0; // `null` is the end of the text; -1 fills up the width of a tab.
  return chunk === -3 ? 2 : 1; // -3 is CR LF.
}
