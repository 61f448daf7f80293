import type { SourceRange } from "../core/range.js";
import type { MarkupProblem, ParagraphEnd } from "../markup/marked-text.js";
import type { SaidWord } from "../phonemes/pronunciation.js";

/**
 * One stretch of a text as it is read: a sentence, or a part of one where its author wants a part said otherwise.
 *
 * All ranges count in `Script.text`, the text without its markup.
 */
export interface PronouncedSegment {
  /** In Kokoro's vocabulary; empty where nothing of the stretch is said. */
  readonly phonemes: string;
  readonly words: readonly SaidWord[];
  /** The ranges of consecutive passages tile the text. */
  readonly source: SourceRange;
  /** Stretches that a listener would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
  readonly endsSentence: boolean;
  /** What parts it from the next passage, where it ends a paragraph. */
  readonly paragraphEnd?: ParagraphEnd;
  readonly manner: ProsodyOverride;
  /** Silence that the author wants after it. @unit seconds */
  readonly pauseSeconds?: number;
  /** What of the markup was not understood. */
  readonly problems: readonly MarkupProblem[];
}

/** How the author wants a passage said. */
export interface ProsodyOverride {
  /** A voice or a mix of voices. */
  readonly voice?: string;
  /** Times the speed of the call. */
  readonly rate?: number;
  /** BCP 47 tag in lower case. */
  readonly language?: string;
}
