import type { SourceRange } from "../core/range.js";
import type { SayAs } from "../core/say-as.js";
import { createOffsetMap, type OffsetTable } from "./offset-map.js";

/** A text ready to be read: the words without their markup, and what the author asks for. */
export interface MarkedText {
  /** As written, markup and all. Ranges that callers see count in it. */
  readonly source: string;
  /** What is to be read. Ranges in directives and breaks count in it. */
  readonly text: string;
  /** What is asked for stretches of `text`, outermost first: where two of a kind overlap, the later one wins. */
  readonly directives: readonly Directive[];
  /** Silences and cuts at positions of `text`, in order. */
  readonly breaks: readonly Break[];
  /** What was not understood (its words are still in `text`), or is not spoken; in the order of the source. */
  readonly problems: readonly MarkupProblem[];
  /** Where a range of `text` was written. Never decreases; always lies within `source`. */
  toSource(range: SourceRange): SourceRange;
}

/** What an author asks for a stretch of the text. */
export type Directive = { readonly range: SourceRange } & DirectiveKind;

/** What can be asked, each kind with its value. */
export type DirectiveKind =
  /** Said with these phonemes, in Kokoro's symbols. Nobody has checked them yet. */
  | { readonly kind: "phonemes"; readonly phonemes: string }
  /** How much more or less stress a word gets: one of {@link STRESSES}. */
  | { readonly kind: "stress"; readonly stress: number }
  /** Said as if `alias` were written. */
  | { readonly kind: "sub"; readonly alias: string }
  /** What the text is, so that it is read as such; `format` says how a date or a time is written. */
  | { readonly kind: "say-as"; readonly as: SayAs; readonly format?: string }
  /** Times the speed of the call: {@link RATE}. */
  | { readonly kind: "rate"; readonly rate: number }
  /** A voice, or a mix of voices. Nobody has checked it yet. */
  | { readonly kind: "voice"; readonly voice: string }
  /** BCP 47 tag as written, such as `"en-GB"`. */
  | { readonly kind: "language"; readonly language: string };

/** A silence, or a place where one paragraph or sentence ends and the next begins. */
export type Break =
  | { readonly at: number; readonly kind: "pause" /** @unit seconds */; readonly seconds: number }
  | { readonly at: number; readonly kind: "sentence" | ParagraphEnd };

/**
 * What parts two paragraphs, from the shortest silence to the longest: an item of a list follows an item; a paragraph
 * follows; one of the two is a heading; the scene changes between them.
 */
export type ParagraphEnd = "item" | "paragraph" | "heading" | "scene";

/** All of them, weakest first. */
export const PARAGRAPH_ENDS: readonly ParagraphEnd[] = ["item", "paragraph", "heading", "scene"];

/** The stronger of two. */
export function strongerEnd(one: ParagraphEnd | undefined, other: ParagraphEnd | undefined): ParagraphEnd | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return PARAGRAPH_ENDS.indexOf(one) < PARAGRAPH_ENDS.indexOf(other) ? other : one;
}

/** Something in the markup that the listener will not get as the author may have meant it. */
export interface MarkupProblem {
  readonly message: string;
  readonly source: SourceRange;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 code units. */
  readonly column: number;
}

/** The stresses that a word can be given: from none at all to the strongest. */
export const STRESSES: readonly number[] = [-2, -1, -0.5, 0, 0.5, 1, 2];

/** The rates that can be asked for, as those of a call. */
export const RATE: { readonly min: number; readonly max: number } = { min: 0.25, max: 4 };

/** The longest pause that can be asked for. @unit seconds */
export const LONGEST_PAUSE = 600;

/** A script as plain data, which can be sent to another thread. */
export interface MarkedTextData extends Omit<MarkedText, "toSource"> {
  /** Lead a range of `text` to the source, one after the other. */
  readonly offsets: readonly OffsetTable[];
}

/** A script that can be taken apart into plain data and put together again. */
export interface PortableMarkedText extends MarkedText, MarkedTextData {}

/** Puts a script together: the opposite of {@link markedTextData}. */
export function toPortableMarkedText(data: MarkedTextData): PortableMarkedText {
  const maps = data.offsets.map((table) => createOffsetMap(table));
  return { ...data, toSource: (range) => maps.reduce((at, map) => map.toSource(at), range) };
}

/** What a script is made of. */
export function markedTextData({
  source,
  text,
  directives,
  breaks,
  problems,
  offsets,
}: PortableMarkedText): MarkedTextData {
  return { source, text, directives, breaks, problems, offsets };
}

/** A text without markup: what is read is what is written. */
export function plainMarkedText(source: string): PortableMarkedText {
  return toPortableMarkedText({ source, text: source, directives: [], breaks: [], problems: [], offsets: [] });
}
