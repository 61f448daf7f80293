import type { Passage } from "../reader/passage.js";
import { joinPhrases, type Phrase, splitOpening, splitPhrase } from "./phrase.js";

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
/** Fewer sound odd alone: they are joined to a neighbour even beyond the goal. @unit phonemes */
const SHORT = 40;
/** Most text without sound that is joined to a neighbour. @unit characters */
const SILENT_MAX = 2_000;
/** Goals of the first utterances where sound is to start early; a listener hears one while the next is made. @unit phonemes */
const EARLY_GOALS = [50, 110];
/** Shortest and longest opening clause that is made an utterance of its own. @unit phonemes */
const EARLY_MIN = 18;
const EARLY_MAX = 110;

/**
 * Plans how a text is spoken: which stretch of it is one utterance.
 *
 * The ranges of the phrases tile the text. It works as lazily as the passages come: the first phrase is ready once
 * the first sentence has been read.
 */
export async function* planPhrases(passages: AsyncIterable<Passage>, options: PlanOptions): AsyncGenerator<Phrase> {
  const limit = Math.min(LIMIT, options.maxPhonemes);
  let made = 0;
  let current: Phrase | undefined;
  for await (const passage of passages) {
    for (const phrase of cutPassage(passage, made, current === undefined, limit, options)) {
      const early = options.soundEarly ? EARLY_GOALS[made] : undefined;
      const size = { goal: Math.min(early ?? GOAL, limit), short: early === undefined ? SHORT : EARLY_MIN, limit };
      if (current === undefined || belongTogether(current, phrase, size)) {
        current = current === undefined ? phrase : joinPhrases(current, phrase);
        continue;
      }
      yield current;
      if (current.phonemes !== "") made += 1;
      current = phrase;
    }
  }
  if (current !== undefined) yield current;
}

function cutPassage(
  passage: Passage,
  made: number,
  opens: boolean,
  limit: number,
  { soundEarly }: PlanOptions,
): readonly Phrase[] {
  const parts = [...splitPhrase(passage, limit)];
  const [first, ...rest] = parts;
  if (!soundEarly || made > 0 || !opens || first === undefined || first.phonemes.length <= (EARLY_GOALS[0] ?? 0)) {
    return parts;
  }
  return [...splitOpening(first, EARLY_MIN, EARLY_MAX), ...rest];
}

interface Size {
  readonly goal: number;
  /** Fewer phonemes than this are joined to a neighbour beyond the goal. */
  readonly short: number;
  readonly limit: number;
}

function belongTogether(current: Phrase, next: Phrase, { goal, short: least, limit }: Size): boolean {
  if (current.pauseSeconds !== undefined || !sameManner(current, next)) return false;
  // Silent text goes along with what sounds, but never so much of it that a listener hears of nothing for long.
  if (current.phonemes === "" || next.phonemes === "") return next.source.end - current.source.start <= SILENT_MAX;
  const together = current.phonemes.length + 2 + next.phonemes.length;
  const short = Math.min(current.phonemes.length, next.phonemes.length) < least;
  if (current.endsParagraph) return short && together <= goal;
  return together <= goal || (short && together <= limit);
}

function sameManner({ manner: one }: Phrase, { manner: other }: Phrase): boolean {
  return one.voice === other.voice && one.rate === other.rate && one.language === other.language;
}
