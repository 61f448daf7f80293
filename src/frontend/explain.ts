import type { CallOptions } from "../core/engine.js";
import { type SourceRange, trimmed } from "../core/range.js";
import type { MarkedText, MarkupProblem } from "../markup/marked-text.js";
import type { PhonemeOrigin } from "../phonemes/pronunciation.js";
import { spokenWords } from "../text/spoken.js";
import { type DoubtfulWord, findDoubtful } from "./doubtful.js";
import type { ExplainedRange, ExplainedWord } from "./explained-word.js";
import { type Pronounce, type PronounceOptions, pronounceSegments } from "./pronounce-segments.js";
import type { PronouncedSegment } from "./pronounced-segment.js";

/** The pronunciation of a text, with the reason for each word. All ranges count in the text as written. */
export interface Explanation {
  /** The text as written, with its markup. */
  readonly text: string;
  /** The spoken words: in lower case, without symbols, with spaces between letters that are named one by one. */
  readonly spoken: string;
  /** Phonemes in Kokoro's symbols. */
  readonly phonemes: string;
  /** Sentences that contain words or unspoken text. */
  readonly sentences: readonly ExplainedRange[];
  /** The spoken words, in order. */
  readonly words: readonly ExplainedWord[];
  /** Ranges that a listener expects to hear but that have no sound. */
  readonly unspoken: readonly ExplainedRange[];
  /** The words of low confidence and the ranges without sound, most doubtful first, for an author to check. */
  readonly doubtful: readonly DoubtfulWord[];
  /** Markup without effect, and parts that are not spoken. */
  readonly problems: readonly MarkupProblem[];
}

/**
 * Returns the pronunciation of a text without speaking it.
 *
 * @throws {VoxError} the errors of `pronounce`; `VOX_LEXICON_INVALID` if a pattern takes too long.
 */
export async function explainMarkedText(
  script: MarkedText,
  pronounce: Pronounce,
  options: PronounceOptions & CallOptions,
): Promise<Explanation> {
  const segments: PronouncedSegment[] = [];
  for await (const segment of pronounceSegments(script, pronounce, options)) segments.push(segment);
  const at = (range: SourceRange): ExplainedRange => {
    const { start, end } = script.toSource(range);
    return { text: script.source.slice(start, end), start, end };
  };
  const words = segments.flatMap((segment) =>
    segment.words.map(({ text, source, class: kind, rule, tag, phonemes, from, confidence }) => ({
      text: spokenWords([{ text }]),
      source: at(source),
      class: kind,
      rule,
      tag: tag ?? null,
      phonemes: segment.phonemes.slice(phonemes.start, phonemes.end),
      from,
      confidence: confidence ?? usualConfidence(from),
    })),
  );
  const unspoken = segments.flatMap((segment) => segment.unspoken.map(at));
  return {
    text: script.source,
    spoken: words
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join(" "),
    phonemes: segments
      .map(({ phonemes }) => phonemes)
      .filter((phonemes) => phonemes !== "")
      .join(" "),
    sentences: sentenceRanges(segments).map((range) => at(trimmed(script.text, range))),
    words,
    unspoken,
    doubtful: findDoubtful(script.source, words, unspoken),
    problems: segments.flatMap(({ problems }) => problems),
  };
}

/** Returns the confidence of words that have no estimate of their own. */
function usualConfidence(from: PhonemeOrigin): number | null {
  return USUAL_CONFIDENCE[from] ?? null;
}

/** Estimates: an author is right, and a dictionary nearly always. The engine or eSpeak NG gives no estimate. */
const USUAL_CONFIDENCE: Partial<Record<PhonemeOrigin, number>> = { user: 1, lexicon: 0.99, rule: 0.98, cmudict: 0.97 };

/** Returns the sentences that contain words or unspoken text. A sentence that markup cuts into segments is one range. */
function sentenceRanges(segments: readonly PronouncedSegment[]): readonly SourceRange[] {
  const ranges: SourceRange[] = [];
  let start: number | undefined;
  let said = false;
  for (const { source, phonemes, unspoken, endsSentence } of segments) {
    start ??= source.start;
    said ||= phonemes !== "" || unspoken.length > 0;
    if (!endsSentence) continue;
    if (said) ranges.push({ start, end: source.end });
    start = undefined;
    said = false;
  }
  return ranges;
}
