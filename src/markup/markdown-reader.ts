import type { postprocess } from "micromark";
import { decodeString } from "micromark-util-decode-string";
import type { SourceRange } from "../core/range.js";
import { mayBeUnderlined } from "./block-scan.js";
import { isPower, unspokenCode, writeHtml } from "./html.js";
import { parseTarget, stressMistake } from "./inline.js";
import type { MarkdownLiterals } from "./markdown-literals.js";
import type { MarkdownMarks } from "./markdown-marks.js";
import { BLOCKS, LISTS, SILENT } from "./markdown-tokens.js";
import type { Cut, MarkedTextBuilder } from "./marked-text-builder.js";
import { quoteOfCode } from "./silent-code.js";

type Token = ReturnType<typeof postprocess>[number][1];

/** The parts that a {@link MarkdownReader} reads from and writes to. */
export interface ReaderParts {
  readonly source: string;
  /** Offset of the parsed text in the source. Negative if a lead that is not part of the source precedes it. */
  readonly base: number;
  readonly writer: MarkedTextBuilder;
  readonly literals: MarkdownLiterals;
  readonly marks: MarkdownMarks;
}

/** Writes the words of the tokens of a Markdown text, which it enters and exits in the order of the text. */
export class MarkdownReader {
  readonly #parts: ReaderParts;
  readonly #links: { readonly start: number; target?: string }[] = [];
  #silent: Token | undefined;
  #html = "";
  /** The last formula that was reported. */
  #reported: SourceRange | undefined;
  /** Number of open lists and tables. */
  #lists = 0;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  enter(token: Token): void {
    if (this.#silent !== undefined) {
      this.#enterSilent(token);
      return;
    }
    const type: string = token.type;
    if (SILENT.has(type)) {
      this.#silent = token;
      return;
    }
    if (BLOCKS.has(type)) this.#parts.writer.cut(this.#cutOf(token));
    if (LISTS.has(type)) this.#lists += 1;
    this.#write(token);
  }

  exit(token: Token): void {
    if (this.#silent !== undefined) {
      if (this.#silent === token) this.#exitSilent(token);
      return;
    }
    const { writer } = this.#parts;
    const type: string = token.type;
    if (LISTS.has(type)) this.#lists -= 1;
    if (BLOCKS.has(type)) writer.cut(this.#cutOf(token));
    if (type === "listOrdered") writer.lead("", 0, 0);
    if (type !== "link" && type !== "image") return;
    const link = this.#links.pop();
    if (type === "link" && link) writeLink(link, this.#placeOf(token), writer);
  }

  #write(token: Token): void {
    const { writer } = this.#parts;
    const { start, end } = this.#placeOf(token);
    const type: string = token.type;
    switch (type) {
      case "data":
        this.#writeData(token);
        break;
      case "lineEnding":
        writer.space(start, end);
        break;
      case "autolinkEmail":
      case "autolinkProtocol":
      case "characterEscapeValue":
        this.#literal(() => writer.flow(start, end));
        break;
      case "codeTextData":
        this.#literal(() => {
          const quote = quoteOfCode(this.#textOf(token));
          writer.put(quote, start, start);
          writer.flow(start, end);
          writer.put(quote, end, end);
        });
        break;
      case "characterReference":
        this.#literal(() => writer.put(decodeString(this.#textOf(token)), start, end));
        break;
      case "hardBreakEscape":
      case "hardBreakTrailing":
        writer.newLine();
        break;
      case "image":
      case "link":
        this.#links.push({ start: writer.length });
        break;
      case "listItemValue":
        writer.lead(`${this.#textOf(token)}. `, start, end + 1);
        break;
      case "listItemPrefix":
        writer.lead("", start, end);
        break;
      case "tableData":
      case "tableHeader":
        writer.cut("cell");
        break;
      default:
    }
  }

  /** Writes words without the marks around formulas and marked words, and leaves out formulas in LaTeX. */
  #writeData(token: Token): void {
    const { base, marks, writer } = this.#parts;
    const from = Math.max(token.start.offset, -base);
    for (const { start, end } of marks.words({ start: from, end: token.end.offset })) {
      const formula = marks.formulaAt(start);
      const write = (): void => writer.flow(base + start, base + end);
      if (formula === undefined) write();
      else if (!formula.isCode) this.#literal(write);
      else if (formula !== this.#reported) {
        writer.problem("a formula in LaTeX is not spoken", { start: base + formula.start, end: base + formula.end });
        this.#reported = formula;
      }
    }
  }

  #literal(write: () => void): void {
    const { writer, literals } = this.#parts;
    const before = writer.length;
    write();
    literals.add(before, writer.length);
  }

  #enterSilent(token: Token): void {
    const link = this.#links.at(-1);
    if (token.type === "resourceDestinationString" && link) link.target = decodeString(this.#textOf(token));
    const silent = this.#silent;
    if (silent?.type !== "htmlFlow" || !["htmlFlowData", "lineEnding"].includes(token.type)) return;
    // The prefix of each line in a block quote or a list is not part of the HTML: keep its width as spaces.
    const width = token.start.offset - silent.start.offset;
    this.#html = this.#html.padEnd(width) + (token.type === "lineEnding" ? "\n" : this.#textOf(token));
  }

  #exitSilent(token: Token): void {
    const { source, writer } = this.#parts;
    const { start, end } = this.#placeOf(token);
    if (token.type === "codeFenced" || token.type === "codeIndented") {
      const code = this.#textOf(token).replaceAll(/^.*(?:`{3}|~{3}).*$/gm, "");
      writer.problem(unspokenCode(code), { start, end });
    } else if (token.type === "htmlFlow") {
      writer.cut("paragraph");
      writeHtml(source, start, this.#html, writer);
      writer.cut("paragraph");
    } else if (token.type === "htmlText" && /^<(?:br|img)\b/i.test(this.#textOf(token))) {
      writeHtml(source, start, this.#textOf(token), writer);
    } else if (token.type === "htmlText" && /^<sup\b/i.test(this.#textOf(token)) && isPower(source, start, end)) {
      writer.put("^", start, end);
    }
    this.#silent = undefined;
    this.#html = "";
  }

  #cutOf(token: Token): Cut {
    const type: string = token.type;
    if (type === "thematicBreak") return "scene";
    const isHeading = type === "atxHeading" || (type === "setextHeading" && this.#isUnderlinedHeading(token));
    if (isHeading) return "heading";
    return this.#lists > 0 ? "item" : "paragraph";
  }

  /** Whether an underlined paragraph is a heading. A piece that begins inside a paragraph has no first line of it. */
  #isUnderlinedHeading(token: Token): boolean {
    const { source } = this.#parts;
    const { start, end } = this.#placeOf(token);
    if (this.#lists > 0 || start < 0) return false;
    const lineStart = Math.max(source.lastIndexOf("\n", start - 1), source.lastIndexOf("\r", start - 1)) + 1;
    const [line = "", underline = "", ...others] = source.slice(lineStart, end).split(/\r\n?|\n/);
    return mayBeUnderlined(line) && underline !== "" && others.length === 0;
  }

  #placeOf(token: Token): SourceRange {
    const { base } = this.#parts;
    return { start: base + token.start.offset, end: base + token.end.offset };
  }

  #textOf(token: Token): string {
    const { start, end } = this.#placeOf(token);
    return this.#parts.source.slice(start, end);
  }
}

/** Writes the directive of a link that holds phonemes or a stress: `[word](/wˈɜɹd/)`, `[word](+1)`. */
function writeLink(
  link: { readonly start: number; readonly target?: string },
  range: SourceRange,
  writer: MarkedTextBuilder,
): void {
  const target = link.target ?? "";
  const read = parseTarget(target);
  const mistake = stressMistake(target);
  if (mistake !== undefined) writer.problem(mistake, range);
  else if (/^\/[\w.-]+\/$/.test(target)) {
    writer.problem(
      `${target} is read as an address; phonemes contain a stress mark or a phonetic symbol, as in /kˈæt/`,
      range,
    );
  } else if (read && !writer.addDirective(link.start, read.directive))
    writer.problem("this bracket has no effect; it contains no word", range);
}
