import type { Speech } from "../core/speech.js";
import { activeRange, type SampleRange } from "./active-range.js";

/** Length that is kept before the first sound of an utterance, with a fade-in. @unit seconds */
export const EDGE_BEFORE_SECONDS = 0.05;
/** Length that is kept after the last sound of an utterance, with a fade-out. @unit seconds */
export const EDGE_AFTER_SECONDS = 0.1;

/** Level of silence, -60 dBFS: no part of a voice is audible below it. Breath and the onset of an "h" are much louder. */
export const SILENCE_RMS = 0.001;
/** Length of the fade at an edge without silence, too short to be heard. @unit seconds */
const SHORTEST_FADE_SECONDS = 0.005;
/** Length of the fade-out at the start of the final punctuation marks. @unit seconds */
const MARK_FADE_SECONDS = 0.05;

/** Sound of an utterance that can be joined to others. */
export interface TrimmedSound {
  /** Shape (samples,); at most as long as the speech. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Number of samples that were cut off at the start of the speech. */
  readonly cut: number;
  /** Range in `samples` from the first sound to the last. Empty if all is silence. */
  readonly sounding: SampleRange;
}

/**
 * Prepares the sound of an utterance for joining. Cuts the silence at both edges to a known length, fades both edges to
 * zero so that a join does not click, and fades out all sound that the durations assign to the final punctuation marks.
 *
 * Kokoro leaves voiced noise there, up to -19 dBFS (hexgrad/kokoro#365).
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

/** Returns the sample at which the final punctuation marks begin, or undefined if there are none or the engine has no frames. */
function finalMarks({ frames }: Speech, phonemes: string): number | undefined {
  const first = /[^\p{L}\p{M}ˈˌː]*$/u.exec(phonemes)?.index ?? phonemes.length;
  if (frames === undefined || first === 0 || first === phonemes.length) return undefined;
  return frames.phonemes.subarray(0, first).reduce((sum, count) => sum + count, frames.lead) * frames.frameSamples;
}

/** Fades the first `length` samples from silence to full level, along half a cosine. */
function fadeIn(samples: Float32Array, length: number): void {
  for (let index = 0; index < Math.min(length, samples.length); index += 1) {
    samples[index] = (samples[index] ?? 0) * halfCosine(index / length);
  }
}

/** Fades from full level at `start` to silence `length` samples later, and silences the rest. */
function fadeOut(samples: Float32Array, start: number, length: number): void {
  for (let index = Math.max(0, start); index < samples.length; index += 1) {
    const done = Math.min(1, (index - start + 1) / length);
    samples[index] = (samples[index] ?? 0) * halfCosine(1 - done);
  }
}

/** Returns a curve that rises from 0 at 0 to 1 at 1 and is flat at both ends. */
function halfCosine(x: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * x);
}
