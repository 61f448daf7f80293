import { SaxesParser } from "saxes";
import type { VoxError } from "../core/errors.js";
import { invalidMarkup } from "./invalid.js";
import type { DirectiveKind, PortableMarkedText } from "./marked-text.js";
import { createMarkedTextBuilder } from "./marked-text-builder.js";
import { type ReadIpa, readElement } from "./ssml-elements.js";

/** An open element. */
interface Open {
  readonly directives: readonly DirectiveKind[];
  readonly cut: "sentence" | "paragraph" | undefined;
  readonly silent: boolean;
  readonly start: number;
  /** Range of its opening tag in the source. */
  readonly tag: { readonly start: number; readonly end: number };
  readonly name: string;
}

/**
 * Parses SSML 1.1. Any white space counts as one space; `<p>` and `<s>` mark paragraphs and sentences.
 *
 * The parser does not expand entities of a document type, and loads nothing from outside of the text.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID` if the source is not well-formed XML, or its root is not `<speak>`.
 */
export function parseSsml(source: string, readIpa: ReadIpa): PortableMarkedText {
  const writer = createMarkedTextBuilder(source);
  const open: Open[] = [];
  let prefix = "";
  let done = source.startsWith("\uFEFF") ? 1 : 0;

  /** Writes the text before the next `<`, and returns the offset of that `<`. */
  function takeText(): number {
    const next = source.indexOf("<", done);
    const end = next < 0 ? source.length : next;
    if (open.length > 0 && open.at(-1)?.silent !== true) writeText(done, end);
    done = end;
    return end;
  }

  function writeText(start: number, end: number): void {
    let at = start;
    for (const match of source.slice(start, end).matchAll(ENTITY)) {
      const from = start + match.index;
      writer.flow(at, from);
      at = from + match[0].length;
      writer.put(decode(match[1] ?? ""), from, at);
    }
    writer.flow(at, end);
  }

  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on("error", (error) => {
    throw invalid(source, parser.position, error.message);
  });
  parser.on("opentag", (tag) => {
    const start = takeText();
    done = parser.position;
    if (open.length === 0) prefix = /^(.+:)speak$/.exec(tag.name)?.[1] ?? "";
    const name = tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name;
    if (open.length === 0 && name !== "speak") {
      throw invalid(source, start, `the root must be <speak>, got <${tag.name}>`);
    }
    const range = { start, end: done };
    const { directives = [], cut, silent = false, pause, problems = [] } = readElement(name, tag.attributes, readIpa);
    const hidden = open.at(-1)?.silent === true;
    if (!hidden) for (const problem of problems) writer.problem(problem, range);
    if (!hidden && pause !== undefined) writer.pause(pause);
    if (!hidden && cut !== undefined) writer.cut(cut);
    open.push({ directives, cut, silent: silent || hidden, start: writer.length, tag: range, name });
  });
  parser.on("closetag", () => {
    const end = takeText();
    done = Math.max(parser.position, end);
    const element = open.pop();
    if (element === undefined || element.silent) return;
    for (const directive of element.directives.toReversed()) {
      if (!writer.addDirective(element.start, directive) && NEEDS_WORDS.has(directive.kind)) {
        writer.problem(`<${element.name}> has no effect; write the words that it applies to inside it`, element.tag);
      }
    }
    if (element.cut !== undefined) writer.cut(element.cut);
  });
  parser.on("cdata", () => {
    const start = takeText();
    done = source.indexOf("]]>", start) + 3;
    if (open.at(-1)?.silent !== true) writer.flow(start + "<![CDATA[".length, done - 3);
  });
  const skipTo = (end: string) => () => {
    done = source.indexOf(end, takeText() + 2) + end.length;
  };
  parser.on("comment", skipTo("-->"));
  parser.on("processinginstruction", skipTo("?>"));
  parser.on("xmldecl", skipTo("?>"));
  parser.on("doctype", () => {
    takeText();
    done = parser.position;
  });
  parser.write(source).close();
  return writer.finish();
}

const NEEDS_WORDS: ReadonlySet<DirectiveKind["kind"]> = new Set(["phonemes", "sub", "say-as", "stress"]);

const ENTITY = /&([^;]+);/g;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Decodes an entity that the parser has accepted: one of XML's five, or a number. */
function decode(entity: string): string {
  if (!entity.startsWith("#")) return NAMED[entity] ?? "";
  const code = entity.startsWith("#x") ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
  return String.fromCodePoint(code).replace(/[\t\n\r]/, " ");
}

/** An unescaped `&`. It is the most common mistake, but the parser finds it only at the next `;` or at the end. */
const LONE = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|(&)(?!(?:[A-Za-z_][\w.-]*|#\d+|#x[\dA-Fa-f]+);)/g;

function invalid(source: string, offset: number, problem: string): VoxError<"VOX_MARKUP_INVALID"> {
  const at = Math.min(offset, source.length);
  for (const { 1: lone, index } of source.slice(0, at).matchAll(LONE)) {
    if (lone) return invalidMarkup("ssml", source, index, "this & is not part of an entity", "write it as &amp;");
  }
  const advice = /entity/.test(problem)
    ? "use only &amp; &lt; &gt; &quot; &apos; and numbers such as &#233;"
    : undefined;
  return invalidMarkup("ssml", source, at, problem.replace(/\.$/, ""), advice);
}
