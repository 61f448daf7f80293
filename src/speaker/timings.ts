import { activeRange, type SampleRange } from "../audio/active-range.js";
import { SILENCE_RMS, type TrimmedSound } from "../audio/trim-edges.js";
import type { PhonemeFrames, Speech } from "../core/speech.js";
import type { TimedWord } from "../core/timed-word.js";
import type { Word } from "../core/utterance.js";
import type { Sliceable } from "../frontend/text-view.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** A word and its range in the sound of its utterance, in samples of the engine. The range is empty if it has no sound. */
export interface WordSpan extends SampleRange {
  readonly word: Word;
  /** Whether the range is an estimate, because the engine reports no durations. */
  readonly estimated: boolean;
  /** The kind of pause after the word. */
  readonly pause: TimedWord["pause"];
}

/** Finds the range of each word in the sound of an utterance. Phonemes become times only here, for every engine. */
export function timeWords(draft: UtteranceDraft, { frames, sampleRate }: Speech, sound: TrimmedSound): WordSpan[] {
  const exact = frames?.phonemes.length === draft.phonemes.length ? frames : undefined;
  const spans = exact
    ? measure(draft, startsOf(exact, sound.cut), sound.samples, sampleRate)
    : estimate(draft, sound.sounding);
  return draft.words.map((word, index) => ({
    word,
    ...(says(draft, word) ? (spans[index] ?? NOWHERE) : NOWHERE),
    estimated: exact === undefined,
    pause: pauseAfter(draft, index),
  }));
}

/**
 * Returns the words of an utterance with their times in the whole sound. The times are computed from whole numbers of
 * samples, so they do not drift.
 *
 * @param place `at` is the position of the utterance in the whole sound, in samples at `sampleRate`
 * @param before the last word of the previous utterance
 */
export function placeWords(
  text: Sliceable,
  spans: readonly WordSpan[],
  place: { readonly at: number; readonly sampleRate: number; readonly engineRate: number },
  before: TimedWord | undefined,
): TimedWord[] {
  const words: TimedWord[] = [];
  for (const { word, start, end, estimated, pause } of spans) {
    if (end <= start) continue;
    const last = words.at(-1) ?? before;
    // The rest of a word that began in the previous utterance has an empty source, so it shares that word's source.
    const shared = isEmpty(word.source) && last?.source.end === word.source.end ? last : undefined;
    const source = shared?.source ?? word.source;
    words.push({
      spoken: word.text,
      text: text.slice(source.start, source.end),
      source,
      startSeconds: place.at / place.sampleRate + start / place.engineRate,
      endSeconds: place.at / place.sampleRate + end / place.engineRate,
      estimated,
      pause,
      continues: shared?.spoken === word.text,
    });
  }
  return words;
}

const NOWHERE: SampleRange = { start: 0, end: 0 };

/** Returns whether a word has a phoneme. A word of stress marks and spaces has no sound, even if the engine makes one. */
function says({ phonemes }: UtteranceDraft, { phonemes: { start, end } }: Word): boolean {
  return /[^ˈˌː\p{P}\s]/u.test(phonemes.slice(start, end));
}

/** Returns the start of each phoneme and the end of the last one, as positions in the trimmed samples. */
function startsOf({ frameSamples, lead, phonemes }: PhonemeFrames, cut: number): number[] {
  const starts = [lead * frameSamples - cut];
  let frames = lead;
  for (const count of phonemes) {
    frames += count;
    starts.push(frames * frameSamples - cut);
  }
  return starts;
}

/** Level at which a word begins and ends: -50 dBFS, unless the whole word is softer. */
const WORD_RMS = 0.003;
/** The sound of a word may begin this much before its phonemes. @unit seconds */
const EARLY_SECONDS = 0.1;
/** The same for the first word, because no space precedes it. @unit seconds */
const FIRST_EARLY_SECONDS = 0.05;

/**
 * Measures each word: from the space before it to its last phoneme, without the silence at both ends.
 *
 * The sound of Kokoro is early against its durations, by about the space before a word, and a pause falls into the phoneme
 * before its mark. docs/timings.md has the measurements. The rule also fits engines that are silent in a space, because
 * silence belongs to no word.
 */
function measure(
  draft: UtteranceDraft,
  starts: readonly number[],
  samples: Float32Array,
  sampleRate: number,
): SampleRange[] {
  let free = 0;
  return draft.words.map(({ phonemes: { start, end } }, index) => {
    const early = (start === 0 ? FIRST_EARLY_SECONDS : EARLY_SECONDS) * sampleRate;
    const space = Math.max(draft.phonemes.lastIndexOf(" ", start - 1), draft.words[index - 1]?.phonemes.end ?? 0);
    const opening = start === 0 ? Number.NEGATIVE_INFINITY : (starts[Math.min(space, start)] ?? 0);
    const from = clamp(Math.max(opening, (starts[start] ?? 0) - early), free, samples.length);
    const to = clamp(starts[end] ?? 0, from, samples.length);
    const part = samples.subarray(from, to);
    const sounding = activeRange(part, sampleRate, WORD_RMS) ?? activeRange(part, sampleRate, SILENCE_RMS);
    if (sounding === undefined) return { start: from, end: from };
    free = from + sounding.end;
    return { start: from + sounding.start, end: free };
  });
}

/** Assumed lengths of pauses, for engines that report no durations. Not measured. @unit phonemes */
const PAUSES: Record<TimedWord["pause"], number> = { none: 0, clause: 3, sentence: 6 };

/** Divides the sounding part among the words in proportion to their numbers of phonemes. */
function estimate(draft: UtteranceDraft, { start, end }: SampleRange): SampleRange[] {
  let total = 0;
  const shares = draft.words.map(({ phonemes }, index) => {
    const from = total;
    total += phonemes.end - phonemes.start;
    const to = total;
    if (index < draft.words.length - 1) total += PAUSES[pauseAfter(draft, index)];
    return { from, to };
  });
  const sampleAt = (share: number): number => start + Math.round(((end - start) * share) / Math.max(1, total));
  return shares.map(({ from, to }) => ({ start: sampleAt(from), end: sampleAt(to) }));
}

function pauseAfter({ phonemes, words, paragraphEnd }: UtteranceDraft, index: number): TimedWord["pause"] {
  const next = words[index + 1];
  const marks = phonemes.slice(words[index]?.phonemes.end, next?.phonemes.start);
  if (/[.!?…]/u.test(marks) || (next === undefined && paragraphEnd !== undefined)) return "sentence";
  return /[,;:—]/u.test(marks) ? "clause" : "none";
}

function isEmpty({ start, end }: { readonly start: number; readonly end: number }): boolean {
  return start === end;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
