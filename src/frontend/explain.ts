import type { CallOptions } from "../core/engine.js";
import { type SourceRange, trimmed } from "../core/range.js";
import type { MarkedText, MarkupProblem } from "../markup/marked-text.js";
import type { PhonemeOrigin } from "../phonemes/pronunciation.js";
import { spokenWords } from "../text/spoken.js";
import { type Pronounce, type PronounceOptions, pronounceSegments } from "./pronounce-segments.js";
import type { PronouncedSegment } from "./pronounced-segment.js";

/** What will be said of a text, and why. */
export interface Explanation {
  readonly text: string;
  /** As spoken: lower case, no digits or symbols, letters that are named one by one apart. */
  readonly spoken: string;
  /** In Kokoro's symbols. */
  readonly phonemes: string;
  readonly sentences: readonly ExplainedRange[];
  readonly words: readonly ExplainedWord[];
  /** What a listener would expect to hear and that has no sound. */
  readonly unspoken: readonly ExplainedRange[];
  /** What of the markup was not understood. */
  readonly problems: readonly MarkupProblem[];
}

/** A stretch of the text, as it stands there. */
export interface ExplainedRange extends SourceRange {
  readonly text: string;
}

/** One spoken word, and how it came to be said so. */
export interface ExplainedWord {
  /** As spoken. */
  readonly text: string;
  /** Where it was written. Words that are one in writing and several in speech share it. */
  readonly source: ExplainedRange;
  /** The class of what was written, such as `"money"`, and the rule that read it. */
  readonly class: string;
  readonly rule: string;
  /** Penn Treebank tag of its part of speech; `null` where it was not needed. */
  readonly tag: string | null;
  readonly phonemes: string;
  /** Where the phonemes come from. */
  readonly from: PhonemeOrigin;
}

/** Reads a text without speaking it. */
export async function explainMarkedText(
  script: MarkedText,
  pronounce: Pronounce,
  options: PronounceOptions & CallOptions,
): Promise<Explanation> {
  const passages: PronouncedSegment[] = [];
  for await (const passage of pronounceSegments(script, pronounce, options)) passages.push(passage);
  const at = (range: SourceRange): ExplainedRange => {
    const { start, end } = script.toSource(range);
    return { text: script.source.slice(start, end), start, end };
  };
  const words = passages.flatMap((passage) =>
    passage.words.map(({ text, source, class: kind, rule, tag, phonemes, from }) => ({
      text: spokenWords([{ text }]),
      source: at(source),
      class: kind,
      rule,
      tag: tag ?? null,
      phonemes: passage.phonemes.slice(phonemes.start, phonemes.end),
      from,
    })),
  );
  return {
    text: script.source,
    spoken: words
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join(" "),
    phonemes: passages
      .map(({ phonemes }) => phonemes)
      .filter((phonemes) => phonemes !== "")
      .join(" "),
    sentences: sentenceRanges(passages).map((range) => at(trimmed(script.text, range))),
    words,
    unspoken: passages.flatMap(({ unspoken }) => unspoken.map(at)),
    problems: passages.flatMap(({ problems }) => problems),
  };
}

/** Sentences of which something is said; those that their author has cut are whole again. */
function sentenceRanges(passages: readonly PronouncedSegment[]): readonly SourceRange[] {
  const ranges: SourceRange[] = [];
  let start: number | undefined;
  let said = false;
  for (const { source, phonemes, unspoken, endsSentence } of passages) {
    start ??= source.start;
    said ||= phonemes !== "" || unspoken.length > 0;
    if (!endsSentence) continue;
    if (said) ranges.push({ start, end: source.end });
    start = undefined;
    said = false;
  }
  return ranges;
}
