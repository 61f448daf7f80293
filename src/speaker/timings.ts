import { activeRange, type SampleRange } from "../audio/active-range.js";
import { SILENCE_RMS, type TrimmedSound } from "../audio/trim-edges.js";
import type { PhonemeFrames, Speech } from "../core/speech.js";
import type { TimedWord } from "../core/timed-word.js";
import type { Word } from "../core/utterance.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** A word and where it sounds in the sound of its utterance, in samples of the engine. Empty where it has no sound. */
export interface WordSpan extends SampleRange {
  readonly word: Word;
  readonly estimated: boolean;
  readonly pause: TimedWord["pause"];
}

/** Where each word of an utterance sounds: the one place where phonemes become times, for every engine. */
export function timeWords(phrase: UtteranceDraft, { frames, sampleRate }: Speech, sound: TrimmedSound): WordSpan[] {
  const exact = frames?.phonemes.length === phrase.phonemes.length ? frames : undefined;
  const spans = exact
    ? measure(phrase, startsOf(exact, sound.cut), sound.samples, sampleRate)
    : estimate(phrase, sound.sounding);
  return phrase.words.map((word, index) => ({
    word,
    ...(says(phrase, word) ? (spans[index] ?? NOWHERE) : NOWHERE),
    estimated: exact === undefined,
    pause: pauseAfter(phrase, index),
  }));
}

/**
 * The words of an utterance in the whole sound. Times come from whole numbers of samples: they do not drift.
 *
 * @param at samples of the whole sound before those of the utterance, at `sampleRate`
 * @param before the last word of the sound before
 */
export function placeWords(
  text: string,
  spans: readonly WordSpan[],
  place: { readonly at: number; readonly sampleRate: number; readonly engineRate: number },
  before: TimedWord | undefined,
): TimedWord[] {
  const words: TimedWord[] = [];
  for (const { word, start, end, estimated, pause } of spans) {
    if (end <= start) continue;
    const last = words.at(-1) ?? before;
    // What an utterance before says the beginning of has no source of its own.
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

/** A word of stress marks and spaces alone says nothing, whatever the engine makes of it. */
function says({ phonemes }: UtteranceDraft, { phonemes: { start, end } }: Word): boolean {
  return /[^ˈˌː\p{P}\s]/u.test(phonemes.slice(start, end));
}

/** Where each phoneme begins and the last one ends, in the samples that were kept. */
function startsOf({ frameSamples, lead, phonemes }: PhonemeFrames, cut: number): number[] {
  const starts = [lead * frameSamples - cut];
  let frames = lead;
  for (const count of phonemes) {
    frames += count;
    starts.push(frames * frameSamples - cut);
  }
  return starts;
}

/** Below -50 dBFS a word has not begun, or is over; unless all of it is softer. */
const WORD_RMS = 0.003;
/** A word's sound may begin this much before its phonemes. @unit seconds */
const EARLY_SECONDS = 0.1;
/** The same for the first word, which has no space before it. @unit seconds */
const FIRST_EARLY_SECONDS = 0.05;

/**
 * From the space before a word to its last phoneme, less the silence at both ends.
 *
 * Kokoro's sound runs ahead of its durations by about the space before a word, and a pause falls into the phoneme before
 * its mark: docs/timings.md has the measurements. Engines that are silent in a space are served as well: what is silent
 * belongs to no word.
 */
function measure(
  phrase: UtteranceDraft,
  starts: readonly number[],
  samples: Float32Array,
  sampleRate: number,
): SampleRange[] {
  let free = 0;
  return phrase.words.map(({ phonemes: { start, end } }, index) => {
    const early = (start === 0 ? FIRST_EARLY_SECONDS : EARLY_SECONDS) * sampleRate;
    const space = Math.max(phrase.phonemes.lastIndexOf(" ", start - 1), phrase.words[index - 1]?.phonemes.end ?? 0);
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

/** Lengths of pauses, for want of anything better. @unit phonemes */
const PAUSES: Record<TimedWord["pause"], number> = { none: 0, clause: 3, sentence: 6 };

/** Shares the sounding part out among the words by the number of their phonemes. */
function estimate(phrase: UtteranceDraft, { start, end }: SampleRange): SampleRange[] {
  let total = 0;
  const shares = phrase.words.map(({ phonemes }, index) => {
    const from = total;
    total += phonemes.end - phonemes.start;
    const to = total;
    if (index < phrase.words.length - 1) total += PAUSES[pauseAfter(phrase, index)];
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
