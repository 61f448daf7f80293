import type { SourceRange } from "./range.js";

/** A spoken word with its place in the text and in the sound. */
export interface TimedWord {
  /** As spoken: `"forty two"`. */
  readonly spoken: string;
  /** As written: `"42"`. Neighbouring words may share it: `"$5"` is "five" and "dollars". */
  readonly text: string;
  /** Where `text` stands in the source. */
  readonly source: SourceRange;
  /** Where its sound begins in the whole sound. @unit seconds */
  readonly startSeconds: number;
  /** Where its sound ends. Words are in order and do not overlap. @unit seconds */
  readonly endSeconds: number;
  /** Whether the times are a guess from the length of the words, because the engine does not tell how long they last. */
  readonly estimated: boolean;
  /** What is heard after it, as its marks are read: the full stop of "Dr." ends no sentence. */
  readonly pause: "none" | "clause" | "sentence";
  /** Whether it is the rest of the word before it, which was too long to be spoken in one go. */
  readonly continues: boolean;
}
