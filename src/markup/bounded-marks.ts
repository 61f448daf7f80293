import type { parse } from "micromark";

type Parser = ReturnType<typeof parse>;
type Chunk = Parameters<ReturnType<Parser["text"]>["write"]>[0][number];

/**
 * Marks of Markdown that one heading, cell or paragraph may have. What they mean depends on those before them, so that the
 * parser's time grows with the square of their number; the rest of them are read as text.
 */
export const MOST_MARKS = 1_000;

/** A sign that means nothing in Markdown, of the same length as a mark. */
const NO_MARK = "\uE000";

/**
 * Has a parser take marks beyond {@link MOST_MARKS} for text.
 *
 * @param onExcess hears, once for each heading, cell or paragraph, where the first of them stands. @unit UTF-16 code units
 */
export function boundMarks(parser: Parser, onExcess: (offset: number) => void): Parser {
  const { text } = parser;
  parser.text = (from) => {
    const tokenizer = text(from);
    const { write } = tokenizer;
    const bound = createBound(onExcess);
    tokenizer.write = (chunks) => write(bound(chunks, tokenizer.now().offset));
    return tokenizer;
  };
  return parser;
}

function createBound(onExcess: (offset: number) => void): (chunks: readonly Chunk[], offset: number) => Chunk[] {
  let marks = 0;
  const withoutExcess = (chunk: string, offset: number): string =>
    chunk.replaceAll(/[*_~[\]<!]/gu, (mark, index: number) => {
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

/** Line feeds, tabs and the like come as numbers below zero. */
function lengthOf(chunk: Chunk): number {
  if (typeof chunk === "string") return chunk.length;
  if (chunk === null || chunk === -1) return 0; // The end; the rest of a tab's width.
  return chunk === -3 ? 2 : 1; // CR and LF as one.
}
