import type { SourceRange } from "./range.js";

/** A spoken word with its place in the text and in the sound. */
export interface TimedWord {
  /** As spoken: `"forty two"`. */
  readonly spoken: string;
  /** As written: `"42"`. Neighbouring words may share one text: `"$5"` is "five" and "dollars". */
  readonly text: string;
  /** Range of `text` in the source. */
  readonly source: SourceRange;
  /** Time at which the word begins, from the start of the whole sound. @unit seconds */
  readonly startSeconds: number;
  /** Time at which the word ends. Words are in order and do not overlap. @unit seconds */
  readonly endSeconds: number;
  /** Whether the times are estimates from the length of the words, because the engine reports no durations. */
  readonly estimated: boolean;
  /** Pause that follows the word, by the punctuation after it. The full stop of "Dr." ends no sentence. */
  readonly pause: "none" | "clause" | "sentence";
  /** Whether this is a further part of the previous word, which was too long for one utterance. */
  readonly continues: boolean;
}
