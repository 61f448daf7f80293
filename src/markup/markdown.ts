import { parse, postprocess, preprocess } from "micromark";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { decodeString } from "micromark-util-decode-string";
import type { SourceRange } from "../core/range.js";
import { boundMarks, MOST_MARKS } from "./bounded-marks.js";
import { boundNesting, DEEPEST } from "./bounded-nesting.js";
import { unspokenCode, writeHtml } from "./html.js";
import { layInline, parseTarget, stressMistake } from "./inline.js";
import { layOver } from "./layers.js";
import { findMarks, type MarkdownMarks } from "./markdown-marks.js";
import type { PortableMarkedText } from "./marked-text.js";
import { type Cut, createMarkedTextBuilder, type MarkedTextBuilder } from "./marked-text-builder.js";
import { lastAtMost } from "./offset-map.js";

/**
 * Parses Markdown (CommonMark, with GitHub's tables, strike-through, task lists and footnotes) and the inline markup in it.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` if HTML in it is nested more than 5,000 deep.
 */
export function parseMarkdown(source: string): PortableMarkedText {
  const writer = createMarkedTextBuilder(source);
  const literals = createLiterals();
  const start = skipFrontMatter(source, writer);
  const marks = findMarks(source.slice(start));
  const reader = createReader({ source, base: start, writer, literals, marks });
  const report =
    (message: string) =>
    (offset: number): void =>
      writer.problem(message, { start: start + offset, end: start + offset + 1 });
  const bounded = boundNesting(
    marks.hidden,
    report(`quotes and lists are nested more than ${DEEPEST} deep; deeper marks are read as text`),
  );
  const excess = report(`a paragraph has more than ${MOST_MARKS} marks; the marks from here on are read as text`);
  for (const [step, token] of tokenise(bounded, excess)) {
    if (step === "enter") reader.enter(token);
    else reader.exit(token);
  }
  const markedText = writer.finish();
  if (!markedText.text.includes("[")) return markedText;
  return layOver(markedText, layInline(markedText.text, literals.has));
}

type Token = ReturnType<typeof postprocess>[number][1];

function tokenise(source: string, onExcess: (offset: number) => void): ReturnType<typeof postprocess> {
  const extensions = [gfmTable(), gfmStrikethrough({ singleTilde: false }), gfmFootnote(), gfmTaskListItem()];
  return postprocess(
    boundMarks(parse({ extensions }), onExcess)
      .document()
      .write(preprocess()(source, undefined, true)),
  );
}

/** Returns the offset after the front matter: YAML data about the text, between lines of `---`. */
function skipFrontMatter(source: string, writer: MarkedTextBuilder): number {
  const start = source.startsWith("\uFEFF") ? 1 : 0;
  const match = /^---[ \t]*\r?\n(?=[\w"'-]+[ \t]*:|#)([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
    source.slice(start),
  );
  if (match === null) return start;
  const end = start + match[0].length;
  writer.problem("the front matter is not spoken", { start, end });
  return end;
}

/** Ranges of the text whose brackets are always text: code and escaped characters. */
interface Literals {
  add(start: number, end: number): void;
  has(at: number): boolean;
}

function createLiterals(): Literals {
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    add(start, end) {
      starts.push(start);
      ends.push(end);
    },
    has: (at) => at < (ends[lastAtMost(starts, at)] ?? 0),
  };
}

/** Types of tokens that contain no speakable text. */
const SILENT: ReadonlySet<string> = new Set([
  "codeFenced",
  "codeIndented",
  "definition",
  "gfmFootnoteCall",
  "gfmFootnoteDefinitionLabel",
  "htmlFlow",
  "htmlText",
  "reference",
  "resource",
  "tableDelimiterRow",
  "taskListCheck",
]);

/** Types of tokens that are paragraphs or contain some. */
const BLOCKS: ReadonlySet<string> = new Set([
  "atxHeading",
  "blockQuote",
  "content",
  "gfmFootnoteDefinition",
  "listItemPrefix",
  "listOrdered",
  "listUnordered",
  "setextHeading",
  "table",
  "tableRow",
  "thematicBreak",
]);

const HEADINGS: ReadonlySet<string> = new Set(["atxHeading", "setextHeading"]);
/** Types of blocks that consist of items. */
const LISTS: ReadonlySet<string> = new Set(["listOrdered", "listUnordered", "table"]);

interface Reader {
  enter(token: Token): void;
  exit(token: Token): void;
}

interface ReaderParts {
  readonly source: string;
  /** Offset of the parsed text in the source. */
  readonly base: number;
  readonly writer: MarkedTextBuilder;
  readonly literals: Literals;
  readonly marks: MarkdownMarks;
}

function createReader({ source, base, writer, literals, marks }: ReaderParts): Reader {
  const links: { readonly start: number; target?: string }[] = [];
  let silent: Token | undefined;
  let html = "";
  let reported: SourceRange | undefined; // The last reported formula.
  let lists = 0; // Number of open lists and tables.

  function cutOf(block: string): Cut {
    if (block === "thematicBreak") return "scene";
    if (HEADINGS.has(block)) return "heading";
    return lists > 0 ? "item" : "paragraph";
  }

  const placeOf = (token: Token): SourceRange => ({ start: base + token.start.offset, end: base + token.end.offset });
  const textOf = (token: Token): string => source.slice(base + token.start.offset, base + token.end.offset);

  function literal(write: () => void): void {
    const before = writer.length;
    write();
    literals.add(before, writer.length);
  }

  /** Writes words without the marks around formulas and marked words, and leaves out formulas in LaTeX. */
  function writeData(token: Token): void {
    for (const { start, end } of marks.words({ start: token.start.offset, end: token.end.offset })) {
      const formula = marks.formulaAt(start);
      const write = (): void => writer.flow(base + start, base + end);
      if (formula === undefined) write();
      else if (!formula.isCode) literal(write);
      else if (formula !== reported) {
        writer.problem("a formula in LaTeX is not spoken", { start: base + formula.start, end: base + formula.end });
        reported = formula;
      }
    }
  }

  function enterSilent(token: Token): void {
    const link = links.at(-1);
    if (token.type === "resourceDestinationString" && link) link.target = decodeString(textOf(token));
    if (silent?.type !== "htmlFlow" || !["htmlFlowData", "lineEnding"].includes(token.type)) return;
    // The prefix of each line in a block quote or a list is not part of the HTML: keep its width as spaces.
    html = html.padEnd(token.start.offset - silent.start.offset) + (token.type === "lineEnding" ? "\n" : textOf(token));
  }

  function exitSilent(token: Token): void {
    const { start, end } = placeOf(token);
    if (token.type === "codeFenced" || token.type === "codeIndented") {
      writer.problem(unspokenCode(textOf(token).replaceAll(/^.*(?:`{3}|~{3}).*$/gm, "")), { start, end });
    } else if (token.type === "htmlFlow") {
      writer.cut("paragraph");
      writeHtml(source, start, html, writer);
      writer.cut("paragraph");
    } else if (token.type === "htmlText" && /^<(?:br|img)\b/i.test(textOf(token))) {
      writeHtml(source, start, textOf(token), writer);
    }
    silent = undefined;
    html = "";
  }

  return {
    enter(token) {
      if (silent !== undefined) return enterSilent(token);
      const type: string = token.type;
      const { start, end } = placeOf(token);
      if (SILENT.has(type)) {
        silent = token;
        return;
      }
      if (BLOCKS.has(type)) writer.cut(cutOf(type));
      if (LISTS.has(type)) lists += 1;
      switch (type) {
        case "data":
          writeData(token);
          break;
        case "lineEnding":
          writer.space(start, end);
          break;
        case "autolinkEmail":
        case "autolinkProtocol":
        case "characterEscapeValue":
        case "codeTextData":
          literal(() => writer.flow(start, end));
          break;
        case "characterReference":
          literal(() => writer.put(decodeString(textOf(token)), start, end));
          break;
        case "hardBreakEscape":
        case "hardBreakTrailing":
          writer.newLine();
          break;
        case "image":
        case "link":
          links.push({ start: writer.length });
          break;
        case "listItemValue":
          writer.lead(`${textOf(token)}. `, start, end + 1);
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
    },
    exit(token) {
      if (silent !== undefined) {
        if (silent === token) exitSilent(token);
        return;
      }
      const type: string = token.type;
      if (LISTS.has(type)) lists -= 1;
      if (BLOCKS.has(type)) writer.cut(cutOf(type));
      if (type === "listOrdered") writer.lead("", 0, 0);
      if (type !== "link" && type !== "image") return;
      const link = links.pop();
      if (type === "link" && link) writeLink(link, placeOf(token), writer);
    },
  };
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
