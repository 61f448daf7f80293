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
import { type MarkupBefore, NOTHING_BEFORE, PARAGRAPH_LEAD, type PortableMarkedText } from "./marked-text.js";
import { createMarkedTextBuilder, type MarkedTextBuilder } from "./marked-text-builder.js";

/**
 * Parses Markdown (CommonMark, with GitHub's tables, strike-through, task lists and footnotes) and the inline markup in it.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` if HTML in it is nested more than 5,000 deep.
 * @param before state of the markup at the start, if the source is a piece of a longer text. @default no mark is open
 */
export function parseMarkdown(
  source: string,
  { open, marksInParagraph }: MarkupBefore = NOTHING_BEFORE,
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
  for (const [step, token] of tokenise(bounded, excess, marksInParagraph)) {
    if (step === "enter") reader.enter(token);
    else reader.exit(token);
  }
  const markedText = writer.finish();
  if (!hasInline(markedText.text, open)) return markedText;
  return layOver(
    markedText,
    layInline(markedText.text, (at) => literals.has(at), open),
  );
}

function tokenise(
  source: string,
  onExcess: (offset: number) => void,
  marksBefore: number | undefined,
): ReturnType<typeof postprocess> {
  const extensions = [gfmTable(), gfmStrikethrough({ singleTilde: false }), gfmFootnote(), gfmTaskListItem()];
  return postprocess(
    boundMarks(parse({ extensions }), onExcess, marksBefore)
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
