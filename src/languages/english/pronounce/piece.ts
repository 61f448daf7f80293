import type { PhonemeOrigin } from "../../../phonemes/pronunciation.js";

/** How a piece is said. */
export interface PieceSound {
  /** Empty where it has none. */
  readonly phonemes: string;
  readonly from: PhonemeOrigin;
  /** Set where letters are named: "F B I". */
  readonly spelled?: string;
}

/** The smallest part of a text that is said by itself: a word, a part of a compound, a mark. */
export interface Piece {
  readonly text: string;
  /** Offset in the text. @unit UTF-16 code units */
  readonly start: number;
  /** Penn tag of the token that it is a part of. */
  readonly tag: string;
  /** Index of that token. */
  readonly token: number;
  /** Whether a space follows. */
  spaced: boolean;
  /** As it is looked up, where that is not its text. */
  readonly alias?: string;
  /** What the author asks for: see `applyStress`. */
  readonly stress?: number;
  /** Set once it is known how it is said. */
  sound?: PieceSound;
  /** Whether its sound needs a space before it, though none is written: "and/or". */
  prespaced: boolean;
  /** The piece whose sound is also this one's. */
  partOf?: Piece;
}

/** Pieces that are written together; several of them make a compound. */
export type Group = readonly [Piece, ...Piece[]];

/** Characters that part a word and have no sound of their own. */
const SILENT: ReadonlySet<string> = new Set("',-._‘’/");

export function isSilent(text: string): boolean {
  return [...text].every((symbol) => SILENT.has(symbol));
}

export function isSilentSymbol(symbol: string): boolean {
  return SILENT.has(symbol);
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text, spaced }, index) => (spaced && index < pieces.length - 1 ? `${text} ` : text)).join("");
}
