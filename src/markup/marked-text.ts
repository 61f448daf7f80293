import type { SourceRange } from "../core/range.js";
import type { SayAs } from "../core/say-as.js";
import { createOffsetMap, type OffsetTable } from "./offset-map.js";

/** A parsed text: its words without markup, and the author's directives. */
export interface MarkedText {
  /** The text as written, with its markup. Ranges in results count in it. */
  readonly source: string;
  /** The words to read, without markup. Ranges in directives and breaks count in it. */
  readonly text: string;
  /** Directives for ranges of `text`, outermost first. If two of a kind overlap, the later one wins. */
  readonly directives: readonly Directive[];
  /** Silences, sentence ends and paragraph ends at positions of `text`, in order. */
  readonly breaks: readonly Break[];
  /** Markup without effect (its words are still in `text`) and parts that are not spoken, in the order of the source. */
  readonly problems: readonly MarkupProblem[];
  /** Returns the range of `source` for a range of `text`. It lies within `source`; later ranges never begin earlier. */
  toSource(range: SourceRange): SourceRange;
}

/** An instruction of the author for a range of the text. */
export type Directive = { readonly range: SourceRange } & DirectiveKind;

/** The kinds of directives, each with its value. */
export type DirectiveKind =
  /** Says these phonemes, in Kokoro's symbols. The parser does not check them. */
  | { readonly kind: "phonemes"; readonly phonemes: string }
  /** Changes the stress of a word, by one of {@link STRESSES}. */
  | { readonly kind: "stress"; readonly stress: number }
  /** Reads `alias` in place of the text. */
  | { readonly kind: "sub"; readonly alias: string }
  /** Reads the text as a date, a number and so on; `format` is the order of the parts of a date or a time. */
  | { readonly kind: "say-as"; readonly as: SayAs; readonly format?: string }
  /** Multiplies the speed of the call, within `SPEED`. */
  | { readonly kind: "rate"; readonly rate: number }
  /** Speaks with a voice or a mix of voices. The parser checks its form, and not whether an engine has it. */
  | { readonly kind: "voice"; readonly voice: string }
  /** Reads in a language; the BCP 47 tag is as written, such as `"en-GB"`. */
  | { readonly kind: "language"; readonly language: string };

/** A silence, or a boundary between two paragraphs or sentences. */
export type Break =
  | { readonly at: number; readonly kind: "pause" /** @unit seconds */; readonly seconds: number }
  | { readonly at: number; readonly kind: "sentence" | ParagraphEnd };

/**
 * Kind of the boundary between two paragraphs, from the shortest silence to the longest: between two list items; before an
 * ordinary paragraph; before or after a heading; at a change of scene.
 */
export type ParagraphEnd = "item" | "paragraph" | "heading" | "scene";

/** All kinds of paragraph ends, weakest first. */
export const PARAGRAPH_ENDS: readonly ParagraphEnd[] = ["item", "paragraph", "heading", "scene"];

/** Returns the stronger of two paragraph ends. */
export function strongerEnd(one: ParagraphEnd, other: ParagraphEnd): ParagraphEnd;
export function strongerEnd(one: ParagraphEnd | undefined, other: ParagraphEnd | undefined): ParagraphEnd | undefined;
export function strongerEnd(one: ParagraphEnd | undefined, other: ParagraphEnd | undefined): ParagraphEnd | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return PARAGRAPH_ENDS.indexOf(one) < PARAGRAPH_ENDS.indexOf(other) ? other : one;
}

/** A part of the source that the listener will not hear as the author may have meant it. */
export interface MarkupProblem {
  /** Describes the problem for people. */
  readonly message: string;
  /** Range of the part in the source. */
  readonly source: SourceRange;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 code units. */
  readonly column: number;
}

/** The changes of stress that markup can ask for: from no stress at all to the strongest. */
export const STRESSES: readonly number[] = [-2, -1, -0.5, 0, 0.5, 1, 2];

/** Longest pause of markup. @unit seconds */
export const LONGEST_PAUSE = 600;

/** Inline marks that hold until they are closed, and are open at a place: `[rate:…]`, `[voice:…]`. */
export type OpenMarks = Readonly<Partial<Record<"rate" | "voice", SwitchDirective>>>;

/** A directive that holds from its mark to the closing mark, or to the next mark of its kind. */
export type SwitchDirective = Extract<DirectiveKind, { kind: "rate" | "voice" }>;

/** The names that definitions of Markdown give to the targets of links and to footnotes, as micromark writes them. */
export interface Definitions {
  readonly links: readonly string[];
  readonly footnotes: readonly string[];
}

/** State of the markup at the start of a piece of a longer text. */
export interface MarkupBefore {
  /** The marks that are open at the start of the piece. */
  readonly open: OpenMarks;
  /** Number of marks of Markdown in the paragraph before the piece. Absent if the piece does not begin inside a paragraph. */
  readonly marksInParagraph?: number | undefined;
  /** Definitions of Markdown before the piece. @default none */
  readonly definitions?: Definitions | undefined;
}

/** The start of a text, with nothing before it. */
export const NOTHING_BEFORE: MarkupBefore = { open: {} };

/**
 * Stands for the words before a piece of Markdown that begins inside a paragraph, so that a parser does not take the first
 * words of the piece for the start of a block.
 */
export const PARAGRAPH_LEAD = ". ";

/** How a marked text joins the text before and after it, if it is a piece of a longer one. */
export interface MarkedEdges {
  /** Boundary before the first words. @default the layout of the text decides */
  readonly opening?: ParagraphEnd;
  /** Boundary after the last words. @default the layout of the text decides */
  readonly closing?: ParagraphEnd;
  /** The marks that are open at the end. */
  readonly open: OpenMarks;
  /** Definitions of Markdown up to the end, also before the text. @default none */
  readonly definitions?: Definitions;
}

/** A {@link MarkedText} as plain data, which can be sent to another thread. */
export interface MarkedTextData extends Omit<MarkedText, "toSource"> {
  readonly edges: MarkedEdges;
  /** Maps from `text` to `source`, to be applied one after the other. */
  readonly offsets: readonly OffsetTable[];
}

/** A {@link MarkedText} that can be converted to plain data and back. */
export interface PortableMarkedText extends MarkedText, MarkedTextData {}

/** Converts plain data into a marked text: the inverse of {@link markedTextData}. */
export function toPortableMarkedText(data: MarkedTextData): PortableMarkedText {
  const maps = data.offsets.map((table) => createOffsetMap(table));
  return { ...data, toSource: (range) => maps.reduce((at, map) => map.toSource(at), range) };
}

/** Converts a marked text into plain data. */
export function markedTextData({
  source,
  text,
  directives,
  breaks,
  problems,
  offsets,
  edges,
}: PortableMarkedText): MarkedTextData {
  return { source, text, directives, breaks, problems, offsets, edges };
}

/** Returns the marked text of a source without markup: all of it is read as it is written. */
export function plainMarkedText(source: string): PortableMarkedText {
  const edges = { open: {} };
  return toPortableMarkedText({ source, text: source, directives: [], breaks: [], problems: [], offsets: [], edges });
}
