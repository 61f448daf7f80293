import { Parser } from "htmlparser2";
import { decodeString } from "micromark-util-decode-string";
import type { SourceRange } from "../core/range.js";
import { endOf, HEAD, isBlock, isShown, isUnspoken } from "./html-elements.js";
import { invalidMarkup } from "./invalid.js";
import type { PortableMarkedText } from "./marked-text.js";
import { createMarkedTextBuilder, type MarkedTextBuilder } from "./marked-text-builder.js";
import { quoteOfCode } from "./silent-code.js";

/** Deepest nesting of elements. A deeper source is rejected. */
const DEEPEST = 5_000;

/**
 * Parses an HTML page and keeps the words that a browser shows.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` if its elements are nested more than 5,000 deep.
 */
export function parseHtml(source: string): PortableMarkedText {
  const writer = createMarkedTextBuilder(source);
  writeHtml(source, source.startsWith("\uFEFF") ? 1 : 0, source.replace(/^\uFEFF/, ""), writer);
  return writer.finish();
}

type Attributes = Readonly<Record<string, string>>;

/** An open element. */
interface Open {
  readonly name: string;
  readonly silent: boolean;
  readonly language: string | undefined;
  /** Length of the text before the words of the element. */
  readonly start: number;
  /** End of its opening tag in the source. */
  readonly inside: number;
  /** The mark that is put around its words. */
  readonly quote: string;
  /** Number of the last list item in it. */
  children: number;
}

/**
 * Writes the words of `html`.
 *
 * @param base offset of `html` in the source; each character of `html` is one character of the source
 */
export function writeHtml(source: string, base: number, html: string, writer: MarkedTextBuilder): void {
  const open: Open[] = [];
  let kept = 0; // Number of open elements that keep line breaks.

  /** Returns the range of the current token in the source. For an element that the end of the text closes, it is empty. */
  const place = (): SourceRange => {
    const start = Math.min(parser.startIndex, html.length);
    return { start: base + start, end: base + Math.max(start, Math.min(parser.endIndex + 1, html.length)) };
  };

  function enter(name: string, attributes: Attributes): void {
    const at = place();
    if (open.length >= DEEPEST)
      throw invalidMarkup("html", source, at.start, `its elements are nested more than ${DEEPEST} deep`);
    const parent = open.at(-1);
    // A page may leave its head unclosed.
    const hidden = parent?.silent === true && !(parent.name === "head" && !HEAD.has(name));
    const code = name === "code" && parent?.name === "pre";
    const shown = !hidden && !code && isShown(name, attributes);
    if (name === "pre") kept += 1;
    if (shown) begin(name, attributes, parent, at, writer);
    else if (!hidden && isUnspoken(name)) writer.problem(`<${name}> is not spoken`, at);
    if (shown && name === "sup" && isPower(html, at.start - base, at.end - base)) writer.put("^", at.start, at.end);
    const quote = shown && name === "code" ? quoteOfCode(codeAt(html, at.end - base)) : "";
    writer.put(quote, at.end, at.end);
    open.push({
      name,
      silent: !shown,
      language: (attributes["lang"] ?? attributes["xml:lang"])?.trim(),
      start: writer.length,
      inside: at.end,
      quote,
      children: (readNumber(attributes["start"]) ?? 1) - 1,
    });
  }

  function leave(): void {
    const element = open.pop();
    if (element === undefined) return;
    const { name, silent, language, start, inside, quote } = element;
    const at = place();
    if (name === "pre") kept -= 1;
    if (silent && name === "code" && open.at(-1)?.silent === false) {
      writer.problem(unspokenCode(source.slice(inside, at.start)), { start: inside, end: Math.max(inside, at.start) });
    }
    if (silent) return;
    writer.put(quote, at.start, at.start);
    if (name === "q") writer.put("”", at.start, at.end);
    if (name === "li") writer.lead("", at.start, at.end);
    if (language) writer.addDirective(start, { kind: "language", language });
    if (isBlock(name)) writer.cut(endOf(name));
  }

  function write(text: string): void {
    const { start, end } = place();
    if (open.at(-1)?.silent === true) return;
    if (text !== html.slice(start - base, end - base)) writer.put(text.replaceAll(/[\t\n\r\f]/g, " "), start, end);
    else if (kept === 0) writer.flow(start, end, text);
    else writeLines(text, start, writer);
  }

  const parser = new Parser({ onopentag: enter, onclosetag: leave, ontext: write });
  parser.end(html);
}

function begin(
  name: string,
  attributes: Attributes,
  parent: Open | undefined,
  at: SourceRange,
  writer: MarkedTextBuilder,
): void {
  if (isBlock(name)) writer.cut(endOf(name));
  switch (name) {
    case "img":
      writer.put((attributes["alt"] ?? "").replaceAll(/\s+/g, " ").trim(), at.start, at.end);
      break;
    case "br":
      writer.newLine();
      break;
    case "q":
      writer.put("“", at.start, at.end);
      break;
    case "td":
    case "th":
      writer.cut("cell");
      break;
    case "li":
      if (parent?.name !== "ol") break;
      parent.children = readNumber(attributes["value"]) ?? parent.children + 1;
      writer.lead(`${parent.children}. `, at.start, at.end);
      break;
    default:
  }
}

function writeLines(text: string, start: number, writer: MarkedTextBuilder): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+|\r\n?|\n/g)) {
    if (/^[\r\n]/.test(line)) writer.newLine();
    else writer.flow(start + index, start + index + line.length, line);
  }
}

/** Returns the content of a short element of code that holds nothing but text. */
function codeAt(html: string, start: number): string {
  const [, content = ""] = /^([^<]{1,200})<\/code>/iu.exec(html.slice(start, start + 210)) ?? [];
  return decodeString(content);
}

/**
 * Returns whether a raised element of `html` is a power, as in "x<sup>2</sup>", "10<sup>-6</sup>" and "5 km<sup>2</sup>". After a
 * word or a year, the number is that of a note.
 */
export function isPower(html: string, start: number, inside: number): boolean {
  return (
    /^(?:<(?:i|em|b|var)>)?(?:[2-9]|[1-9]\d|[-−–][1-9]\d?|[nmkxt])(?:<\/(?:i|em|b|var)>)?<\/sup>/u.test(
      html.slice(inside, inside + 30),
    ) &&
    /(?<![\p{L}\p{N}.'’])(?:[a-zA-Z]|10|2|mc|\d{0,6} ?(?:[cmk]?m|ft))(?:<\/(?:i|em|b|var|strong)>)?$|[×x·] ?10$/u.test(
      html.slice(Math.max(0, start - 40), start),
    )
  );
}

function readNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}

/** Returns the message about a block of code. Code is not spoken, so the report shows the author that it is left out. */
export function unspokenCode(code: string): string {
  const lines = code.trim() === "" ? 0 : code.trim().split(/\r\n?|\n/).length;
  return `a block of code (${lines} ${lines === 1 ? "line" : "lines"}) is not spoken`;
}
