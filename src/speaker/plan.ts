import type { CallOptions } from "../core/engine.js";
import type { SourceRange } from "../core/range.js";
import type { Pronunciation } from "../phonemes/pronunciation.js";
import { paragraphs } from "../text/paragraphs.js";
import { sentences } from "../text/sentences.js";
import { tokenize } from "../text/tokenize.js";
import type { Token } from "../text/tokens.js";
import { joinPhrases, type Phrase, splitOpening, splitPhrase } from "./phrase.js";

/** Turns the tokens of sentences into phonemes, in order. */
export type Reader = (
  passages: readonly (readonly Token[])[],
  options: CallOptions,
) => Promise<readonly Pronunciation[]>;

export interface PlanOptions extends CallOptions {
  /** BCP 47 tag of the language that the text is in. */
  readonly language: string;
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
 * The source ranges of the phrases tile the text. It works as lazily as the text allows: the first phrase is ready once
 * the first sentence has been read.
 */
export async function* planPhrases(text: string, read: Reader, options: PlanOptions): AsyncGenerator<Phrase> {
  const limit = Math.min(LIMIT, options.maxPhonemes);
  let made = 0;
  let current: Phrase | undefined;
  for await (const sentence of readSentences(text, read, options)) {
    for (const phrase of cutSentence(sentence, made, current === undefined, limit, options)) {
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

function cutSentence(
  sentence: Phrase,
  made: number,
  opens: boolean,
  limit: number,
  { soundEarly }: PlanOptions,
): readonly Phrase[] {
  const parts = [...splitPhrase(sentence, limit)];
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
  // Silent text goes along with what sounds, but never so much of it that a listener hears of nothing for long.
  if (current.phonemes === "" || next.phonemes === "") return next.source.end - current.source.start <= SILENT_MAX;
  const together = current.phonemes.length + 2 + next.phonemes.length;
  const short = Math.min(current.phonemes.length, next.phonemes.length) < least;
  if (current.endsParagraph) return short && together <= goal;
  return together <= goal || (short && together <= limit);
}

/** Sentences are phonemized in batches that grow: the first alone, for the first sound; then many, for speed. */
const BATCHES = [1, 600, 2_400];

async function* readSentences(text: string, read: Reader, options: PlanOptions): AsyncGenerator<Phrase> {
  let batch: SentenceRange[] = [];
  let size = 0;
  let batches = 0;
  for (const sentence of sentenceRanges(text, options.language)) {
    batch.push(sentence);
    size += sentence.end - sentence.start;
    if (size < (BATCHES[batches] ?? BATCHES.at(-1) ?? 1)) continue;
    yield* readBatch(text, batch, read, options);
    batch = [];
    size = 0;
    batches += 1;
  }
  yield* readBatch(text, batch, read, options);
}

interface SentenceRange extends SourceRange {
  readonly endsParagraph: boolean;
}

function* sentenceRanges(text: string, language: string): Generator<SentenceRange> {
  for (const paragraph of paragraphs(text)) {
    for (const sentence of sentences(text, paragraph, language)) {
      yield { ...sentence, endsParagraph: sentence.end === paragraph.end };
    }
  }
}

async function* readBatch(
  text: string,
  batch: readonly SentenceRange[],
  read: Reader,
  { signal, language }: PlanOptions,
): AsyncGenerator<Phrase> {
  const passages = batch.map((sentence) => tokenize(text, sentence, language));
  const said = await read(passages, { signal });
  for (const [index, { start, end, endsParagraph }] of batch.entries()) {
    const { phonemes = "", words = [], unspoken = [] } = said[index] ?? {};
    yield { phonemes, words, unspoken, source: { start, end }, endsParagraph };
  }
}
