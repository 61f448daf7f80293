import type { Speech } from "../core/speech.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/**
 * Put before a very short utterance. Kokoro begins a very short utterance with a sound that the text does not have: "tea"
 * becomes "take", "A" becomes "lay". With a mark in front, the mark gets that sound, and the sound is then cut off.
 * docs/streaming.md has the measurements.
 */
const GUARD = "… ";
/** An utterance with fewer phonemes needs the guard. A sentence with fewer is spoken alone. @unit phonemes */
export const VERY_SHORT = 16;
/** Sound to keep before the frames of the first phoneme, because its sound begins a little earlier. @unit seconds */
const KEPT_SECONDS = 0.05;
/** Silence before the sound that is kept. @unit seconds */
const SILENT_SECONDS = 0.05;
/** Fade-in after the guard was cut off. @unit seconds */
const FADE_SECONDS = 0.01;

/** Returns the draft with a guard before it if it is very short, and otherwise the draft itself. */
export function withGuard(draft: UtteranceDraft, maxPhonemes: number): UtteranceDraft {
  const { length } = draft.phonemes;
  if (length === 0 || length >= VERY_SHORT || length + GUARD.length > maxPhonemes) return draft;
  const words = draft.words.map((word) => ({
    ...word,
    phonemes: { start: word.phonemes.start + GUARD.length, end: word.phonemes.end + GUARD.length },
  }));
  return { ...draft, phonemes: GUARD + draft.phonemes, words };
}

/** Cuts the guard off the speech of `guarded`, so that it is the speech of `draft`. Speech without durations stays unchanged. */
export function withoutGuard(speech: Speech, draft: UtteranceDraft, guarded: UtteranceDraft): Speech {
  const { frames, sampleRate } = speech;
  const marks = guarded.phonemes.length - draft.phonemes.length;
  if (marks === 0 || frames?.phonemes.length !== guarded.phonemes.length) return speech;
  const before = frames.phonemes.subarray(0, marks).reduce((sum, count) => sum + count, frames.lead);
  const framesIn = (seconds: number): number => Math.round((seconds * sampleRate) / frames.frameSamples);
  const lead = Math.min(before, framesIn(SILENT_SECONDS + KEPT_SECONDS));
  const samples = speech.samples.slice((before - lead) * frames.frameSamples);
  const silent = Math.max(0, lead - framesIn(KEPT_SECONDS)) * frames.frameSamples;
  samples.fill(0, 0, silent);
  const fade = Math.round(FADE_SECONDS * sampleRate);
  for (let index = 0; index < fade && silent + index < samples.length; index += 1) {
    samples[silent + index] = ((samples[silent + index] ?? 0) * index) / fade;
  }
  return { samples, sampleRate, frames: { ...frames, lead, phonemes: frames.phonemes.slice(marks) } };
}
