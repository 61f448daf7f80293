import type { SourceRange } from "../core/range.js";

/** A range of text that is not read by the rules of its language, but as an author or a lexicon says. */
export interface Override {
  readonly range: SourceRange;
  /** Source of the override: the author's markup, a lexicon, or the numbering of chapters in Roman numerals. */
  readonly by: "markup" | "lexicon" | "roman";
  readonly say: Say;
}

type Say =
  /** Says phonemes in Kokoro's symbols. */
  | { readonly kind: "phonemes"; readonly phonemes: string }
  /** Reads the alias in place of the text. */
  | { readonly kind: "alias"; readonly alias: string }
  /** Says these words. With `characters`, a single letter is said by its name. */
  | { readonly kind: "words" | "characters"; readonly words: string };
