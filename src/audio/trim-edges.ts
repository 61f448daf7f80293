import type { Speech } from "../core/speech.js";
import { activeRange, type SampleRange } from "./active-range.js";

/** Sound that is left before the first onset of an utterance, with a fade in. @unit seconds */
export const EDGE_BEFORE_SECONDS = 0.05;
/** Sound that is left after its last, with a fade out. @unit seconds */
export const EDGE_AFTER_SECONDS = 0.1;

/** Below -60 dBFS nothing of a voice is heard: breath and the onset of an "h" lie well above. */
export const SILENCE_RMS = 0.001;
/** Fade at an edge where the sound has no silence beside it: short enough to be heard as nothing. @unit seconds */
const SHORTEST_FADE_SECONDS = 0.005;
/** Over which the sound is faded out where the final marks begin. @unit seconds */
const MARK_FADE_SECONDS = 0.05;

/** An utterance that is fit to be joined to others. */
export interface TrimmedSound {
  /** Shape (samples,), no longer than the speech. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** How many samples of the speech were cut off before the first of these. */
  readonly cut: number;
  /** From the first sound to the last, in `samples`. Empty where all is silence. */
  readonly sounding: SampleRange;
}

/**
 * Makes an utterance fit to be joined to others: the silence at both edges is cut to a known length, both edges are
 * faded to zero so that no join clicks, and whatever sounds in the span of the final marks is faded out.
 *
 * Kokoro leaves voiced noise in that span, up to -19 dBFS (hexgrad/kokoro#365); the durations tell where it is.
 *
 * @param phonemes the utterance's phonemes, which `speech.frames` counts
 */
export function trimEdges(speech: Speech, phonemes: string): TrimmedSound {
  const { sampleRate } = speech;
  const samples = speech.samples.slice();
  const marks = finalMarks(speech, phonemes);
  if (marks !== undefined) fadeOut(samples, marks, Math.round(MARK_FADE_SECONDS * sampleRate));
  const sounding = activeRange(samples, sampleRate, SILENCE_RMS);
  if (sounding === undefined) return { samples, cut: 0, sounding: { start: 0, end: 0 } };
  const before = Math.min(sounding.start, Math.round(EDGE_BEFORE_SECONDS * sampleRate));
  const after = Math.min(samples.length - sounding.end, Math.round(EDGE_AFTER_SECONDS * sampleRate));
  const kept = samples.slice(sounding.start - before, sounding.end + after);
  const shortest = Math.round(SHORTEST_FADE_SECONDS * sampleRate);
  fadeIn(kept, Math.max(before, shortest));
  fadeOut(kept, kept.length - Math.max(after, shortest), Math.max(after, shortest));
  const cut = sounding.start - before;
  return { samples: kept, cut, sounding: { start: before, end: sounding.end - cut } };
}

/** Where the marks at the end of the utterance begin, in samples. */
function finalMarks({ frames }: Speech, phonemes: string): number | undefined {
  const first = /[^\p{L}\p{M}ˈˌː]*$/u.exec(phonemes)?.index ?? phonemes.length;
  if (frames === undefined || first === 0 || first === phonemes.length) return undefined;
  return frames.phonemes.subarray(0, first).reduce((sum, count) => sum + count, frames.lead) * frames.frameSamples;
}

/** From silence to full over the first `length` samples, along half a cosine. */
function fadeIn(samples: Float32Array, length: number): void {
  for (let index = 0; index < Math.min(length, samples.length); index += 1) {
    samples[index] = (samples[index] ?? 0) * halfCosine(index / length);
  }
}

/** From full at `start` to silence `length` samples later, and silence from there on. */
function fadeOut(samples: Float32Array, start: number, length: number): void {
  for (let index = Math.max(0, start); index < samples.length; index += 1) {
    const done = Math.min(1, (index - start + 1) / length);
    samples[index] = (samples[index] ?? 0) * halfCosine(1 - done);
  }
}

/** Rises from 0 at 0 to 1 at 1, flat at both ends. */
function halfCosine(x: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * x);
}
