import type { SourceRange } from "../core/range.js";

/**
 * What words are made of, when a text is compared with a lexicon: a run of letters and digits, with the apostrophes inside
 * it; an ideograph; any other sign. White space only parts them.
 */
export interface WrittenUnit extends SourceRange {
  /** As it is written, but for how accents are encoded and apostrophes are drawn. */
  readonly exact: string;
  /** The same in lower case. */
  readonly folded: string;
}

/** An "'s" at the end is a unit by itself, so that the owner is found before it. */
const UNIT =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’](?![sS](?![\p{L}\p{M}\p{N}]))(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+)*|\S/gu;

export function readUnits(text: string): WrittenUnit[] {
  return Array.from(text.matchAll(UNIT), ({ 0: written, index }) => {
    const exact = written.normalize("NFC").replaceAll("’", "'");
    return { start: index, end: index + written.length, exact, folded: exact.toLowerCase() };
  });
}
