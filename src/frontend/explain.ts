import type { CallOptions } from "../core/engine.js";
import { type SourceRange, trimmed } from "../core/range.js";
import type { MarkedText, MarkupProblem } from "../markup/marked-text.js";
import type { PhonemeOrigin } from "../phonemes/pronunciation.js";
import { spokenWords } from "../text/spoken.js";
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
  /** Markup without effect, and parts that are not spoken. */
  readonly problems: readonly MarkupProblem[];
}

/** A range of the text, with its characters. */
export interface ExplainedRange extends SourceRange {
  /** The characters in the range. */
  readonly text: string;
}

/** One spoken word, with the source of its pronunciation. */
export interface ExplainedWord {
  /** The word as spoken. */
  readonly text: string;
  /** Its range in the text. When one written word becomes several spoken words, they share a range. */
  readonly source: ExplainedRange;
  /** Semiotic class of the written form, such as `"money"`. */
  readonly class: string;
  /** Name of the rule that read it. */
  readonly rule: string;
  /** Part of speech, as a Penn Treebank tag; `null` if the pronunciation did not depend on it. */
  readonly tag: string | null;
  /** Phonemes of the word, in Kokoro's symbols. */
  readonly phonemes: string;
  /** Source of the phonemes. */
  readonly from: PhonemeOrigin;
  /** The probability of the chosen sense of a homograph, from 0 to 1; `null` for all other words. */
  readonly confidence: number | null;
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
      confidence: confidence ?? null,
    })),
  );
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
    unspoken: segments.flatMap(({ unspoken }) => unspoken.map(at)),
    problems: segments.flatMap(({ problems }) => problems),
  };
}

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
