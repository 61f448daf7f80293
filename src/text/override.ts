import type { SourceRange } from "../core/range.js";

/** A stretch that is said otherwise than the rules would have it. */
export interface Override {
  readonly range: SourceRange;
  /** Who asks for it: the author, a lexicon, or the row of chapters that a Roman numeral counts. */
  readonly by: "markup" | "lexicon" | "roman";
  readonly say: Say;
}

type Say =
  /** In Kokoro's symbols. */
  | { readonly kind: "phonemes"; readonly phonemes: string }
  /** As if this were written. */
  | { readonly kind: "alias"; readonly alias: string }
  /** These words; of `characters`, single letters are named. */
  | { readonly kind: "words" | "characters"; readonly words: string };
