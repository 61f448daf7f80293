import type { WordSpan } from "./timings.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** Shortest silence between two sentences of one utterance at speed 1. @unit seconds */
export const SENTENCE_LEAST_SECONDS = 0.3;
/** Fade on both sides of inserted silence. @unit seconds */
const FADE_SECONDS = 0.005;
/** Window in which the energy is measured, to find the quietest place. @unit seconds */
const WINDOW_SECONDS = 0.005;

/** The sound of an utterance, and the places of its words in it. */
export interface SpokenWords {
  /** Shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** In the order of the words. */
  readonly spans: readonly WordSpan[];
}

/**
 * Makes every gap between two sentences of an utterance at least `seconds` long, because a voice sometimes runs one sentence
 * into the next. The silence is inserted at the quietest place of the gap, and the words after it move with their sound.
 *
 * If the times are estimated, the place of the gap is unknown and the sound stays unchanged.
 *
 * @param seconds the shortest gap. @unit seconds
 */
export function widenGaps(
  { samples, spans }: SpokenWords,
  { sentenceStarts = [] }: Pick<UtteranceDraft, "sentenceStarts">,
  sampleRate: number,
  seconds: number,
): SpokenWords {
  const gaps = sentenceStarts.flatMap((position) => {
    const gap = gapBefore(spans, position);
    const missing = gap === undefined ? 0 : Math.round(seconds * sampleRate) - (gap.end - gap.start);
    return gap === undefined || missing <= 0 ? [] : [{ at: quietest(samples, gap, sampleRate), missing }];
  });
  if (gaps.length === 0) return { samples, spans };
  const shiftAt = (place: number): number =>
    gaps.reduce((sum, { at, missing }) => (at <= place ? sum + missing : sum), 0);
  return {
    samples: insertSilences(samples, gaps, Math.round(FADE_SECONDS * sampleRate)),
    spans: spans.map((span) =>
      span.end > span.start
        ? { ...span, start: span.start + shiftAt(span.start), end: span.end + shiftAt(span.end - 1) }
        : span,
    ),
  };
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

function insertSilences(
  samples: Float32Array,
  gaps: readonly { readonly at: number; readonly missing: number }[],
  fade: number,
): Float32Array<ArrayBuffer> {
  const widened = new Float32Array(gaps.reduce((sum, { missing }) => sum + missing, samples.length));
  let from = 0;
  let to = 0;
  for (const { at, missing } of [...gaps, { at: samples.length, missing: 0 }]) {
    const part = samples.slice(from, at);
    for (let index = 0; index < Math.min(fade, part.length); index += 1) {
      const gain = (index + 0.5) / fade;
      if (from > 0) part[index] = (part[index] ?? 0) * gain;
      if (at < samples.length) part[part.length - 1 - index] = (part[part.length - 1 - index] ?? 0) * gain;
    }
    widened.set(part, to);
    to += part.length + missing;
    from = at;
  }
  return widened;
}
