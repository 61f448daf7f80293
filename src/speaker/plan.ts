import type { PronouncedSegment } from "../frontend/pronounced-segment.js";
import { VERY_SHORT } from "./guard.js";
import {
  endsInFullStop,
  joinDrafts,
  splitClauses,
  splitDraft,
  splitOpening,
  type UtteranceDraft,
  withFullStop,
} from "./utterance-draft.js";

export interface PlanOptions {
  /** Longest utterance that the engine takes. @unit phonemes */
  readonly maxPhonemes: number;
  /** Whether the first utterances are kept short, so that a listener waits less for the first sound. */
  readonly soundEarly: boolean;
}

/** Utterances grow to this: longer ones lose their voice towards the end (hexgrad/kokoro#249). @unit phonemes */
const GOAL = 220;
/** A sentence of up to this many is not cut. @unit phonemes */
const LIMIT = 300;
/** Parts of a sentence with fewer sound odd alone, and so do sentences: they are joined to a neighbour even beyond the goal. @unit phonemes */
const SHORT = 40;
/** Most text without sound that is joined to a neighbour. @unit characters */
const SILENT_MAX = 2_000;
/** Goal of the first utterance where sound is to start early. @unit phonemes */
const EARLY_GOAL = 45;
/** Each may then be this much longer than any before it: a listener hears that while it is made, up to RTF 0.67. */
const EARLY_GROWTH = 1.5;
/** Least goal of an utterance after the first. @unit phonemes */
const EARLY_LEAST = 30;
/** Shortest and longest opening clause that is made an utterance of its own. @unit phonemes */
const EARLY_MIN = 18;
const EARLY_MAX = 110;

/**
 * Plans how a text is spoken: which stretch of it is one utterance.
 *
 * The ranges of the phrases tile the text. It works as lazily as the passages come: the first phrase is ready once
 * the first sentence has been read.
 */
export async function* planUtterances(
  passages: AsyncIterable<PronouncedSegment>,
  options: PlanOptions,
): AsyncGenerator<UtteranceDraft> {
  const limit = Math.min(LIMIT, options.maxPhonemes);
  /** Goal of an utterance before which the longest had so many phonemes. */
  const goalAfter = (longest: number | undefined): number => {
    const early = longest === undefined ? EARLY_GOAL : Math.max(EARLY_LEAST, longest * EARLY_GROWTH);
    return Math.min(limit, GOAL, options.soundEarly ? early : GOAL);
  };
  let longest: number | undefined;
  let current: UtteranceDraft | undefined;
  for await (const passage of passages) {
    const longestThen = current === undefined ? longest : longerOf(longest, current);
    for (const phrase of cutPassage(passage, longestThen, limit, goalAfter)) {
      const goal = goalAfter(longest);
      const early = goal < Math.min(GOAL, limit);
      const most = early ? Math.min(limit, goal * EARLY_GROWTH) : limit;
      const size = { goal, short: early ? EARLY_MIN : SHORT, limit: most };
      if (current === undefined || belongTogether(current, phrase, size)) {
        current = current === undefined ? phrase : joinDrafts(current, phrase);
        continue;
      }
      yield withFullStop(current, options.maxPhonemes);
      longest = longerOf(longest, current);
      current = phrase;
    }
  }
  if (current !== undefined) yield withFullStop(current, options.maxPhonemes);
}

/** The parts of a sentence that may be utterances: one, unless it is too long, or too long for the beginning of a text. */
function* cutPassage(
  passage: PronouncedSegment,
  longestBefore: number | undefined,
  limit: number,
  goalAfter: (longest: number | undefined) => number,
): Generator<UtteranceDraft> {
  const most = Math.min(GOAL, limit);
  let longest = longestBefore;
  for (const part of splitDraft(passage, limit)) {
    let rest = part;
    for (let goal = goalAfter(longest); rest.phonemes.length > goal && goal < most; goal = goalAfter(longest)) {
      const [clause, remainder] =
        longest === undefined
          ? splitOpening(rest, { min: EARLY_MIN, goal, max: EARLY_MAX })
          : splitClauses(rest, { min: EARLY_MIN, goal });
      if (remainder === undefined) break;
      yield clause;
      longest = longerOf(longest, clause);
      rest = remainder;
    }
    yield rest;
    longest = longerOf(longest, rest);
  }
}

/** Silence is heard by nobody, and does not count. */
function longerOf(longest: number | undefined, { phonemes }: UtteranceDraft): number | undefined {
  return phonemes === "" ? longest : Math.max(longest ?? 0, phonemes.length);
}

interface Size {
  readonly goal: number;
  /** Fewer phonemes than this are joined to a neighbour beyond the goal. */
  readonly short: number;
  readonly limit: number;
}

function belongTogether(current: UtteranceDraft, next: UtteranceDraft, { goal, short: least, limit }: Size): boolean {
  if (current.pauseSeconds !== undefined || !sameManner(current, next)) return false;
  // Silent text goes along with what sounds, but never so much of it that a listener hears of nothing for long.
  if (current.phonemes === "" || next.phonemes === "") return next.source.end - current.source.start <= SILENT_MAX;
  if (current.paragraphEnd !== undefined) return false;
  // Beside a sentence of a word or two a voice hardly pauses: it is spoken alone.
  const shorter = Math.min(current.phonemes.length, next.phonemes.length);
  if (shorter < VERY_SHORT && endsInFullStop(current)) return false;
  const together = current.phonemes.length + 2 + next.phonemes.length;
  const short = shorter < least;
  return together <= goal || (short && together <= limit);
}

function sameManner({ manner: one }: UtteranceDraft, { manner: other }: UtteranceDraft): boolean {
  return one.voice === other.voice && one.rate === other.rate && one.language === other.language;
}
