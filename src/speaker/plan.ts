import { CUT } from "../frontend/piece.js";
import type { PronouncedSegment } from "../frontend/pronounced-segment.js";
import { withFirstClause } from "./first-clause.js";
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

/** Limits for {@link planUtterances}. */
export interface PlanOptions {
  /** Longest utterance that the engine accepts. @unit phonemes */
  readonly maxPhonemes: number;
  /** Whether to keep the first utterances short, so that a listener waits less for the first sound. */
  readonly soundEarly: boolean;
}

/** An utterance of the plan. */
export interface PlannedUtterance extends UtteranceDraft {
  /** Nothing follows it. @default false */
  readonly isLast?: boolean;
  /** The next one is there already. @default false: nothing follows, or nothing has arrived */
  readonly isFollowed?: boolean;
}

/** Target length of an utterance. In longer ones the voice fades towards the end (hexgrad/kokoro#249). @unit phonemes */
const GOAL = 220;
/** Longest sentence that is not cut. @unit phonemes */
const LIMIT = 300;
/** A sentence or a part with fewer phonemes sounds odd alone, so it joins a neighbour even beyond the goal. @unit phonemes */
const SHORT = 40;
/** Longest text without sound that joins a neighbour. @unit characters */
const SILENT_MAX = 2_000;
/** Target length of the first utterance when the sound should start early. @unit phonemes */
const EARLY_GOAL = 45;
/** Each next utterance may be this many times as long as the longest before it, which plays meanwhile: enough up to RTF 0.67. */
const EARLY_GROWTH = 1.5;
/** Smallest target length after the first utterance. @unit phonemes */
const EARLY_LEAST = 30;
/** Shortest and longest opening clause that becomes an utterance. @unit phonemes */
const EARLY_MIN = 18;
const EARLY_MAX = 110;

/**
 * Divides a text into utterances.
 *
 * The ranges of the drafts tile the text. The plan is lazy: the first draft is ready when the first sentence has been read, or
 * its first clause if the rest of it has not arrived.
 */
export async function* planUtterances(
  segments: AsyncIterable<PronouncedSegment | typeof CUT>,
  options: PlanOptions,
): AsyncGenerator<PlannedUtterance> {
  const limit = Math.min(LIMIT, options.maxPhonemes);
  /** Target length of the next utterance, given the longest so far. */
  const goalAfter = (longest: number | undefined): number => {
    const early = longest === undefined ? EARLY_GOAL : Math.max(EARLY_LEAST, longest * EARLY_GROWTH);
    return Math.min(limit, GOAL, options.soundEarly ? early : GOAL);
  };
  let longest: number | undefined;
  let current: UtteranceDraft | undefined;
  for await (const segment of withFirstClause(segments, { min: EARLY_MIN, max: Math.min(EARLY_MAX, limit) })) {
    if (segment === CUT) {
      if (current === undefined) continue;
      yield withFullStop(current, options.maxPhonemes);
      longest = longerOf(longest, current);
      current = undefined;
      continue;
    }
    const longestThen = current === undefined ? longest : longerOf(longest, current);
    for (const draft of cutSegment(segment, longestThen, limit, goalAfter)) {
      const goal = goalAfter(longest);
      const early = goal < Math.min(GOAL, limit);
      const most = early ? Math.min(limit, goal * EARLY_GROWTH) : limit;
      const size = { goal, short: early ? EARLY_MIN : SHORT, limit: most };
      if (current === undefined || belongTogether(current, draft, size)) {
        current = current === undefined ? draft : joinDrafts(current, draft);
        continue;
      }
      yield { ...withFullStop(current, options.maxPhonemes), isFollowed: true };
      longest = longerOf(longest, current);
      current = draft;
    }
  }
  if (current !== undefined) yield { ...withFullStop(current, options.maxPhonemes), isLast: true };
}

/** Yields the parts of a segment that may be utterances: several if it is too long, or too long for the start of a text. */
function* cutSegment(
  segment: UtteranceDraft,
  longestBefore: number | undefined,
  limit: number,
  goalAfter: (longest: number | undefined) => number,
): Generator<UtteranceDraft> {
  const most = Math.min(GOAL, limit);
  let longest = longestBefore;
  for (const part of splitDraft(segment, limit)) {
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

/** Returns the longer of the two lengths. A silent draft does not count, because nothing plays meanwhile. */
function longerOf(longest: number | undefined, { phonemes }: UtteranceDraft): number | undefined {
  return phonemes === "" ? longest : Math.max(longest ?? 0, phonemes.length);
}

interface Size {
  readonly goal: number;
  /** A draft with fewer phonemes joins a neighbour even beyond the goal. */
  readonly short: number;
  readonly limit: number;
}

function belongTogether(current: UtteranceDraft, next: UtteranceDraft, { goal, short: least, limit }: Size): boolean {
  if (current.pauseSeconds !== undefined && next.phonemes !== "") return false;
  // Silent text joins its neighbour in any style, but only so much of it that progress is still reported often.
  if (current.phonemes === "" || next.phonemes === "") return next.source.end - current.source.start <= SILENT_MAX;
  if (!sameStyle(current, next)) return false;
  if (current.paragraphEnd !== undefined) return false;
  // The voice hardly pauses next to a sentence of one or two words, so such a sentence is spoken alone.
  const shorter = Math.min(current.phonemes.length, next.phonemes.length);
  if (shorter < VERY_SHORT && endsInFullStop(current)) return false;
  const together = current.phonemes.length + 2 + next.phonemes.length;
  const short = shorter < least;
  return together <= goal || (short && together <= limit);
}

function sameStyle({ prosody: one }: UtteranceDraft, { prosody: other }: UtteranceDraft): boolean {
  return one.voice === other.voice && one.rate === other.rate && one.language === other.language;
}
