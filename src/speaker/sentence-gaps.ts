import type { WordSpan } from "./timings.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** Default of the shortest silence between two sentences of one utterance at speed 1. @unit seconds */
export const SENTENCE_LEAST_SECONDS = 0.3;
/** Fade on both sides of inserted silence. @unit seconds */
const FADE_SECONDS = 0.005;
/** Window in which the energy is measured, to find the quietest place. @unit seconds */
const WINDOW_SECONDS = 0.005;

/** The shortest and the longest silence between two sentences of one utterance. @unit seconds */
export interface GapBounds {
  readonly leastSeconds: number;
  readonly mostSeconds: number;
}

/** The sound of an utterance, and the places of its words in it. */
export interface SpokenWords {
  /** Shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** In the order of the words. */
  readonly spans: readonly WordSpan[];
}

/**
 * Brings every gap between two sentences of an utterance within bounds, because a voice sometimes runs one sentence into the
 * next. Silence is inserted at the quietest place of the gap, or removed from its middle, and the words after it move with
 * their sound.
 *
 * If the times are estimated, the place of the gap is unknown and the sound stays unchanged.
 */
export function fitGaps(
  { samples, spans }: SpokenWords,
  { sentenceStarts = [] }: Pick<UtteranceDraft, "sentenceStarts">,
  sampleRate: number,
  { leastSeconds, mostSeconds }: GapBounds,
): SpokenWords {
  const edits = sentenceStarts.flatMap((position): readonly Edit[] => {
    const gap = gapBefore(spans, position);
    if (gap === undefined) return [];
    const length = gap.end - gap.start;
    const missing = Math.round(leastSeconds * sampleRate) - length;
    if (missing > 0) return [{ at: quietest(samples, gap, sampleRate), remove: 0, insert: missing }];
    const excess = length - Math.round(mostSeconds * sampleRate);
    return excess > 0 ? [{ at: gap.start + Math.floor((length - excess) / 2), remove: excess, insert: 0 }] : [];
  });
  if (edits.length === 0) return { samples, spans };
  const shiftAt = (place: number): number =>
    edits.reduce((sum, { at, insert, remove }) => (at <= place ? sum + insert - remove : sum), 0);
  return {
    samples: applyEdits(samples, edits, Math.round(FADE_SECONDS * sampleRate)),
    spans: spans.map((span) =>
      span.end > span.start
        ? { ...span, start: span.start + shiftAt(span.start), end: span.end + shiftAt(span.end - 1) }
        : span,
    ),
  };
}

/** A change of the length of a gap. */
interface Edit {
  readonly at: number;
  /** Samples to drop from `at` on. */
  readonly remove: number;
  /** Samples of silence to insert. */
  readonly insert: number;
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Returns the gap between the last audible word before a position in the phonemes and the first audible word after it. */
function gapBefore(spans: readonly WordSpan[], position: number): Gap | undefined {
  const sounding = spans.filter(({ start, end, estimated }) => end > start && !estimated);
  const before = sounding.findLast(({ word }) => word.phonemes.start < position);
  const after = sounding.find(({ word }) => word.phonemes.start >= position);
  return before && after && { start: before.end, end: after.start };
}

/** Returns the middle of the quietest window of the gap, or its start if the two words touch. */
function quietest(samples: Float32Array, { start, end }: Gap, sampleRate: number): number {
  const window = Math.round(WINDOW_SECONDS * sampleRate);
  let best = start;
  let least = Number.POSITIVE_INFINITY;
  for (let at = start; at + window <= end; at += window) {
    const energy = samples.subarray(at, at + window).reduce((sum, sample) => sum + sample * sample, 0);
    if (energy < least) {
      least = energy;
      best = at + Math.floor(window / 2);
    }
  }
  return best;
}

function applyEdits(samples: Float32Array, edits: readonly Edit[], fade: number): Float32Array<ArrayBuffer> {
  const total = edits.reduce((sum, { insert, remove }) => sum + insert - remove, samples.length);
  const fitted = new Float32Array(total);
  let from = 0;
  let to = 0;
  for (const { at, insert, remove } of [...edits, { at: samples.length, insert: 0, remove: 0 }]) {
    const part = samples.slice(from, at);
    for (let index = 0; index < Math.min(fade, part.length); index += 1) {
      const gain = (index + 0.5) / fade;
      if (from > 0) part[index] = (part[index] ?? 0) * gain;
      if (at < samples.length) part[part.length - 1 - index] = (part[part.length - 1 - index] ?? 0) * gain;
    }
    fitted.set(part, to);
    to += part.length + insert;
    from = at + remove;
  }
  return fitted;
}
