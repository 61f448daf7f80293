import type { SourceRange } from "../../../src/core/range.js";
import { toFloat32, toInt16 } from "../source/pcm.js";
import { SAMPLE_RATE, type SpeakSettings, type SpeechPart, type SpokenWord } from "../source/speech-source.js";
import { createPeaks, type Peaks } from "./peaks.js";

/** The sound of a text, as far as it has arrived, with its words. It keeps 16 bits a sample: 3 MB a minute. */
export interface Recording {
  readonly text: string;
  readonly settings: SpeakSettings;
  readonly words: readonly SpokenWord[];
  readonly unspoken: readonly SourceRange[];
  readonly peaks: Peaks;
  /** The sound so far, in parts; each of shape (samples,). */
  readonly blocks: readonly Int16Array<ArrayBuffer>[];
  /** Duration of the sound so far. @unit seconds */
  readonly durationSeconds: number;
  /** Duration of the whole sound, estimated until it is complete. @unit seconds */
  readonly expectedSeconds: number;
  readonly isComplete: boolean;
  /** Place in the text up to which the sound is here with its words. */
  readonly spokenUpTo: number;
  add(part: SpeechPart): void;
  /** Notes that no more sound comes. */
  complete(): void;
  /** Returns the sound from a place on, for a player. */
  soundFrom(
    seconds: number,
  ): AsyncGenerator<{ readonly samples: Float32Array<ArrayBuffer>; readonly words: readonly never[] }>;
  /** Returns the index of the word at a time: the last that has begun, before that the first one; or -1 without words. */
  wordAt(seconds: number): number;
}

/** Creates a recording without sound. */
export function createRecording(text: string, settings: SpeakSettings): Recording {
  const words: SpokenWord[] = [];
  const unspoken: SourceRange[] = [];
  const blocks: Int16Array<ArrayBuffer>[] = [];
  const peaks = createPeaks();
  let samples = 0;
  let isComplete = false;
  return {
    text,
    settings,
    words,
    unspoken,
    peaks,
    blocks,
    get durationSeconds() {
      return samples / SAMPLE_RATE;
    },
    get expectedSeconds() {
      const duration = samples / SAMPLE_RATE;
      const spoken = words.at(-1);
      if (isComplete || spoken === undefined || spoken.source.end <= 0) return duration;
      return Math.max(duration, (spoken.endSeconds * text.trimEnd().length) / spoken.source.end);
    },
    get isComplete() {
      return isComplete;
    },
    get spokenUpTo() {
      return Math.max(words.at(-1)?.source.end ?? 0, unspoken.at(-1)?.end ?? 0);
    },
    add(part) {
      if (part.samples.length > 0) {
        samples += part.samples.length;
        peaks.add(part.samples);
        blocks.push(toInt16(part.samples));
      }
      words.push(...part.words);
      unspoken.push(...part.unspoken);
    },
    complete() {
      isComplete = true;
    },
    async *soundFrom(seconds) {
      let before = 0;
      const first = Math.round(seconds * SAMPLE_RATE);
      for (const block of blocks) {
        const from = Math.max(0, first - before);
        before += block.length;
        if (from < block.length) yield { samples: toFloat32(block.subarray(from)), words: [] };
      }
    },
    wordAt: (seconds) => (words.length === 0 ? -1 : Math.max(0, lastBegun(words, seconds))),
  };
}

/** Creates a complete recording from the parts of another. */
export function restoreRecording(
  text: string,
  settings: SpeakSettings,
  { blocks, words, unspoken }: Pick<Recording, "blocks" | "words" | "unspoken">,
): Recording {
  const made = createRecording(text, settings);
  for (const block of blocks) made.add({ samples: toFloat32(block), words: [], unspoken: [] });
  made.add({ samples: new Float32Array(0), words, unspoken });
  made.complete();
  return made;
}

/** Returns the index of the last word that has begun, by halving the range. */
function lastBegun(words: readonly SpokenWord[], seconds: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.startSeconds ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
