import type { SourceRange } from "../core/range.js";
import type { MarkupProblem, ParagraphEnd } from "../markup/marked-text.js";
import type { SaidWord } from "../phonemes/pronunciation.js";

/**
 * A segment of a text with its pronunciation: a sentence, or a part of a sentence with its own voice, rate or language or
 * before a pause.
 *
 * All ranges count in `MarkedText.text`, the text without its markup.
 */
export interface PronouncedSegment {
  /** Phonemes in Kokoro's vocabulary; empty if no word of the segment is said. */
  readonly phonemes: string;
  readonly words: readonly SaidWord[];
  /** Range of the segment. The ranges of consecutive segments tile the text. */
  readonly source: SourceRange;
  /** Ranges that a listener expects to hear but that have no sound. */
  readonly unspoken: readonly SourceRange[];
  readonly endsSentence: boolean;
  /** Kind of the boundary to the next segment; absent inside a paragraph. */
  readonly paragraphEnd?: ParagraphEnd;
  /** Kind of the boundary before the segment, if the text before it is in another piece. */
  readonly paragraphStart?: ParagraphEnd;
  /** Set if the segment is only the part of a sentence that has arrived. The whole sentence follows, from the same start. */
  readonly isOpen?: true;
  /** Voice, rate and language from the markup. */
  readonly prosody: ProsodyOverride;
  /** Silence after the segment, from the markup. @unit seconds */
  readonly pauseSeconds?: number;
  /** Markup without effect, and parts that are not spoken, in or before the segment. */
  readonly problems: readonly MarkupProblem[];
}

/** Voice, rate and language that the markup sets for a segment. */
export interface ProsodyOverride {
  /** A voice or a mix of voices. */
  readonly voice?: string;
  /** Multiple of the speed of the call. */
  readonly rate?: number;
  /** BCP 47 tag in lower case. */
  readonly language?: string;
}
