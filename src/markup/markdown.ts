import { parse, postprocess, preprocess } from "micromark";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { boundMarks, MOST_MARKS } from "./bounded-marks.js";
import { boundNesting, DEEPEST } from "./bounded-nesting.js";
import { hasInline, layInline } from "./inline.js";
import { layOver } from "./layers.js";
import { MarkdownLiterals } from "./markdown-literals.js";
import { findMarks } from "./markdown-marks.js";
import { MarkdownReader } from "./markdown-reader.js";
import {
  type Definitions,
  type MarkupBefore,
  NOTHING_BEFORE,
  PARAGRAPH_LEAD,
  type PortableMarkedText,
} from "./marked-text.js";
import { createMarkedTextBuilder, type MarkedTextBuilder } from "./marked-text-builder.js";

/**
 * Parses Markdown (CommonMark, with GitHub's tables, strike-through, task lists and footnotes) and the inline markup in it.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` if HTML in it is nested more than 5,000 deep.
 * @param before state of the markup at the start, if the source is a piece of a longer text. @default no mark is open
 */
export function parseMarkdown(
  source: string,
  { open, marksInParagraph, definitions = { links: [], footnotes: [] } }: MarkupBefore = NOTHING_BEFORE,
): PortableMarkedText {
  const writer = createMarkedTextBuilder(source);
  const literals = new MarkdownLiterals();
  const lead = marksInParagraph === undefined ? "" : PARAGRAPH_LEAD;
  const start = lead === "" ? skipFrontMatter(source, writer) : -lead.length;
  const marks = findMarks(lead + source.slice(Math.max(0, start)));
  const reader = new MarkdownReader({ source, base: start, writer, literals, marks });
  const report =
    (message: string) =>
    (offset: number): void =>
      writer.problem(message, { start: start + offset, end: start + offset + 1 });
  const bounded = boundNesting(
    marks.hidden,
    report(`quotes and lists are nested more than ${DEEPEST} deep; deeper marks are read as text`),
  );
  const excess = report(`a paragraph has more than ${MOST_MARKS} marks; the marks from here on are read as text`);
  const parser = boundMarks(createParser(definitions), excess, marksInParagraph);
  const events = postprocess(parser.document().write(preprocess()(bounded, undefined, true)));
  for (const [step, token] of events) {
    if (step === "enter") reader.enter(token);
    else reader.exit(token);
  }
  const markedText = withDefinitions(writer.finish(), parser);
  if (!hasInline(markedText.text, open)) return markedText;
  return layOver(
    markedText,
    layInline(markedText.text, (at) => literals.has(at), open),
  );
}

type Parser = ReturnType<typeof parse>;

/** Creates a parser of Markdown, which knows definitions already. */
function createParser({ links, footnotes }: Definitions): Parser {
  const parser = parse({
    extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false }), gfmFootnote(), gfmTaskListItem()],
  });
  parser.defined.push(...links);
  parser.gfmFootnotes = [...footnotes];
  return parser;
}

function withDefinitions<Script extends PortableMarkedText>(
  script: Script,
  { defined, gfmFootnotes = [] }: Parser,
): Script {
  const definitions = { links: [...new Set(defined)], footnotes: [...new Set(gfmFootnotes)] };
  return { ...script, edges: { ...script.edges, definitions } };
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
