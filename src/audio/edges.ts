import type { Speech } from "../core/speech.js";

/** Sound that is left before the first onset of an utterance, with a fade in. @unit seconds */
export const EDGE_BEFORE_SECONDS = 0.05;
/** Sound that is left after its last, with a fade out. @unit seconds */
export const EDGE_AFTER_SECONDS = 0.1;

/** Below -60 dBFS nothing of a voice is heard: breath and the onset of an "h" lie well above. */
const SILENCE_RMS = 0.001;
/** Stretch over which a level is taken. @unit seconds */
const WINDOW_SECONDS = 0.005;
/** Fade at an edge where the sound has no silence beside it: short enough to be heard as nothing. @unit seconds */
const SHORTEST_FADE_SECONDS = 0.005;
/** Over which the sound is faded out where the final marks begin. @unit seconds */
const MARK_FADE_SECONDS = 0.05;

/**
 * Makes an utterance fit to be joined to others: the silence at both edges is cut to a known length, both edges are
 * faded to zero so that no join clicks, and whatever sounds in the span of the final marks is faded out.
 *
 * Kokoro leaves voiced noise in that span, up to -19 dBFS (hexgrad/kokoro#365); the durations tell where it is.
 *
 * @param phonemes the utterance's phonemes, which `speech.frames` counts
 * @returns shape (samples,), no longer than the speech
 */
export function cleanEdges(speech: Speech, phonemes: string): Float32Array<ArrayBuffer> {
  const { sampleRate } = speech;
  const samples = speech.samples.slice();
  const marks = finalMarks(speech, phonemes);
  if (marks !== undefined) fadeOut(samples, marks, Math.round(MARK_FADE_SECONDS * sampleRate));
  const sounding = soundingRange(samples, Math.round(WINDOW_SECONDS * sampleRate));
  if (sounding === undefined) return samples;
  const before = Math.min(sounding.start, Math.round(EDGE_BEFORE_SECONDS * sampleRate));
  const after = Math.min(samples.length - sounding.end, Math.round(EDGE_AFTER_SECONDS * sampleRate));
  const kept = samples.slice(sounding.start - before, sounding.end + after);
  const shortest = Math.round(SHORTEST_FADE_SECONDS * sampleRate);
  fadeIn(kept, Math.max(before, shortest));
  fadeOut(kept, kept.length - Math.max(after, shortest), Math.max(after, shortest));
  return kept;
}

/** Where the marks at the end of the utterance begin, in samples. */
function finalMarks({ frames }: Speech, phonemes: string): number | undefined {
  const first = /[^\p{L}\p{M}ˈˌː]*$/u.exec(phonemes)?.index ?? phonemes.length;
  if (frames === undefined || first === 0 || first === phonemes.length) return undefined;
  return frames.phonemes.subarray(0, first).reduce((sum, count) => sum + count, frames.lead) * frames.frameSamples;
}

/** From the first window that sounds to the last. */
function soundingRange(samples: Float32Array, window: number): { start: number; end: number } | undefined {
  // What is no number is no silence either: a fault of the engine must be seen, not cut off.
  const sounds = (at: number): boolean => !(rms(samples.subarray(at, at + window)) <= SILENCE_RMS);
  let start = 0;
  while (start < samples.length && !sounds(start)) start += window;
  if (start >= samples.length) return undefined;
  let end = samples.length;
  while (end > start && !sounds(Math.max(start, end - window))) end -= window;
  return { start, end };
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
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
