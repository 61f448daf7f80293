import type { Speech } from "../core/speech.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/**
 * Kokoro says something of its own before a very short utterance: "tea" becomes "take", "A" becomes "lay". A mark in front
 * takes that sound upon itself, and is cut off again; docs/streaming.md has the measurements.
 */
const GUARD = "… ";
/** Fewer phonemes than this need it. A sentence as short is an utterance of its own. @unit phonemes */
export const VERY_SHORT = 16;
/** Sound that is kept before the first phoneme, which begins a little before its frames do, and silence before that. @unit seconds */
const KEPT_SECONDS = 0.05;
const SILENT_SECONDS = 0.05;
/** Fade in where the guard was cut off. @unit seconds */
const FADE_SECONDS = 0.01;

/** The phrase with a guard before it, if it is so short that it needs one. */
export function withGuard(phrase: UtteranceDraft, maxPhonemes: number): UtteranceDraft {
  const { length } = phrase.phonemes;
  if (length === 0 || length >= VERY_SHORT || length + GUARD.length > maxPhonemes) return phrase;
  const words = phrase.words.map((word) => ({
    ...word,
    phonemes: { start: word.phonemes.start + GUARD.length, end: word.phonemes.end + GUARD.length },
  }));
  return { ...phrase, phonemes: GUARD + phrase.phonemes, words };
}

/** The speech of `guarded` as if `phrase` had been spoken. What an engine without durations gives is left as it is. */
export function withoutGuard(speech: Speech, phrase: UtteranceDraft, guarded: UtteranceDraft): Speech {
  const { frames, sampleRate } = speech;
  const marks = guarded.phonemes.length - phrase.phonemes.length;
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
