import type { PieceSound } from "./piece.js";

/** What is known of a stretch of text before it is read. Ranges are in order and do not overlap. */
export interface TokenAnnotations {
  readonly start: number;
  readonly end: number;
  /**
   * A word is said by its letters and has no mark inside; a mark sounds as `mark` says, "" for none; and `sound` is how
   * the stretch is said, whatever its letters.
   */
  readonly as:
    | { readonly word: true; readonly stress?: number }
    | { readonly mark: string }
    | { readonly sound: PieceSound };
}
