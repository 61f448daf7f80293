import type { PieceSound } from "./piece.js";

/** The known properties of a range of text before it is read. Ranges are in order and do not overlap. */
export interface TokenAnnotations {
  readonly start: number;
  readonly end: number;
  /**
   * `word`: a word without marks inside, pronounced from its letters. `mark`: a mark and its sound, "" for silence.
   * `sound`: a range with this sound, regardless of its letters.
   */
  readonly as:
    | { readonly word: true; readonly stress?: number }
    | { readonly mark: string }
    | { readonly sound: PieceSound };
}
