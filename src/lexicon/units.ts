import type { SourceRange } from "../core/range.js";

/**
 * The unit in which a text is compared with a lexicon: a run of letters and digits with the apostrophes inside it, one
 * ideograph, or any other single sign. White space separates units.
 */
export interface WrittenUnit extends SourceRange {
  /** The unit as written, with accents in NFC and straight apostrophes. */
  readonly exact: string;
  /** The same in lower case. */
  readonly folded: string;
}

/** A unit. A final "'s" is not part of the word before it, so that the lexicon finds the word. */
const UNIT =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’](?![sS](?![\p{L}\p{M}\p{N}]))(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+)*|\S/gu;

/** Splits a text into units. */
export function readUnits(text: string): WrittenUnit[] {
  return Array.from(text.matchAll(UNIT), ({ 0: written, index }) => {
    const exact = written.normalize("NFC").replaceAll("’", "'");
    return { start: index, end: index + written.length, exact, folded: exact.toLowerCase() };
  });
}
