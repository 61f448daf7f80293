import type { PhonemeOrigin } from "../../../phonemes/pronunciation.js";

/** The pronunciation of a piece. */
export interface PieceSound {
  /** Phonemes; empty if the piece is silent. */
  readonly phonemes: string;
  readonly from: PhonemeOrigin;
  /** The probability that the phonemes are right, from 0 to 1. @default by `from` */
  readonly confidence?: number;
  /** The letters, if the piece is spelled: "F B I". */
  readonly spelled?: string;
}

/** The smallest part of a text that has its own sound: a word, a part of a compound, a mark. */
export interface Piece {
  readonly text: string;
  /** Offset in the text. @unit UTF-16 code units */
  readonly start: number;
  /** Penn tag of the token that contains the piece. */
  readonly tag: string;
  /** Index of that token. */
  readonly token: number;
  /** Whether a space follows. */
  spaced: boolean;
  /** The word to look up instead of `text`. */
  readonly alias?: string;
  /** The stress that the author requests: see `applyStress`. */
  readonly stress?: number;
  /** Undefined until the piece is pronounced. */
  sound?: PieceSound;
  /** Whether the sound needs a space before it although none is written: "and/or". */
  prespaced: boolean;
  /** The piece whose sound includes this piece. */
  partOf?: Piece;
}

/** Pieces without a space between them. Several pieces make a compound. */
export type Group = readonly [Piece, ...Piece[]];

/** Characters that separate the parts of a word and are silent. */
const SILENT: ReadonlySet<string> = new Set("',-._‘’/");

/** Returns whether all characters of a text are silent. */
export function isSilent(text: string): boolean {
  return [...text].every((symbol) => SILENT.has(symbol));
}

/** Returns whether a character is silent. */
export function isSilentSymbol(symbol: string): boolean {
  return SILENT.has(symbol);
}

/** Returns the text of pieces, with the spaces between them. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text, spaced }, index) => (spaced && index < pieces.length - 1 ? `${text} ` : text)).join("");
}
