import type { SpokenText } from "../captions/pieces.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { Piece } from "../frontend/piece.js";
import { createGrowingText } from "../frontend/text-view.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import type { SpeechChunk } from "./speak-options.js";

/** Facts about the chunks that a stream has returned so far. */
export interface SpeechTotals {
  /** Duration of the sound. @unit seconds */
  readonly durationSeconds: number;
  /** Ranges of the text without sound: {@link SpeechChunk.unspoken}. */
  readonly unspoken: readonly SourceRange[];
  /** Markup that VoxWeave does not understand. The text inside it is still spoken. */
  readonly problems: readonly MarkupProblem[];
}

/** The totals and, if someone asked for it, the record of a stream. */
export interface SpeechRecorder {
  readonly totals: SpeechTotals;
  /** Receives each piece of the text when it is read. */
  put(piece: Piece): void;
  /** Receives each chunk when the consumer gets it. */
  add(chunk: SpeechChunk): void;
  /** Keeps the text and the words from now on. Returns them in an object that grows. */
  record(): SpokenText;
}

/** @param language returns the language of the text, once it is known */
export function createSpeechRecorder(language: () => string | undefined): SpeechRecorder {
  const unspoken: SourceRange[] = [];
  const problems: MarkupProblem[] = [];
  const text = createGrowingText();
  const words: TimedWord[] = [];
  let durationSeconds = 0;
  let keeps = false;
  return {
    totals: {
      get durationSeconds() {
        return durationSeconds;
      },
      unspoken,
      problems,
    },
    put(piece) {
      if (keeps) text.put(piece);
    },
    add(chunk) {
      durationSeconds = chunk.startSeconds + chunk.samples.length / chunk.sampleRate;
      unspoken.push(...chunk.unspoken);
      problems.push(...chunk.problems);
      if (keeps) words.push(...chunk.words);
    },
    record() {
      keeps = true;
      return {
        get text() {
          return text.text.slice();
        },
        get language() {
          return language();
        },
        toSource: text.toSource,
        words,
        get durationSeconds() {
          return durationSeconds;
        },
      };
    },
  };
}
