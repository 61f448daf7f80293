import type { CallOptions } from "../core/engine.js";
import type { SourceRange } from "../core/range.js";
import type { Lexicon } from "../lexicon/lexicon.js";
import { lexiconDirectives } from "../lexicon/lexicon-directives.js";
import { createLineIndex } from "../markup/line-index.js";
import type { MarkedText, MarkupProblem } from "../markup/marked-text.js";
import type { Pronunciation } from "../phonemes/pronunciation.js";
import { tokenize } from "../text/tokenize.js";
import type { Token } from "../text/tokens.js";
import { chapterOverrides } from "./chapter-overrides.js";
import { type ResolvedOverrides, resolveOverrides } from "./overrides.js";
import type { PronouncedSegment, ProsodyOverride } from "./pronounced-segment.js";
import { type Segment, segments } from "./segments.js";
import { loadTextLanguages, type TextLanguages } from "./text-languages.js";

/** Converts the tokens of segments into phonemes, in order. */
export type Pronounce = (
  segments: readonly (readonly Token[])[],
  language: string,
  options: CallOptions,
) => Promise<readonly Pronunciation[]>;

/** Options of {@link pronounceSegments}. */
export interface PronounceOptions extends CallOptions {
  /** Returns the language for a voice or language in the markup: a BCP 47 tag in lower case. */
  readonly languageOf: (prosody: ProsodyOverride) => string;
  /** Lexicons; later ones override earlier ones. @default none */
  readonly lexicons?: readonly Lexicon[] | undefined;
}

/**
 * Lengths of the batches, which grow: the first holds one segment, for a short time to first audio; later ones hold many,
 * for throughput. @unit characters
 */
const BATCHES = [1, 600, 2_400];

/**
 * Finds the pronunciation of each segment of a marked text. The ranges of the segments tile its text.
 *
 * The generator is lazy: it yields the first segment as soon as the first sentence has its phonemes.
 */
export async function* pronounceSegments(
  script: MarkedText,
  pronounce: Pronounce,
  options: PronounceOptions,
): AsyncGenerator<PronouncedSegment, void, void> {
  const { languageOf, lexicons = [], signal } = options;
  const languages = await loadTextLanguages(script, languageOf);
  const byLexicon = await lexiconDirectives(script.text, lexicons, { signal });
  const chapters = chapterOverrides(script, languages);
  const resolved = resolveOverrides(script.text, script.directives, byLexicon, chapters, {
    at: languages.inOrder(),
    readFor: (language) => languageOf({ language }),
  });
  const finish = createFinisher(script, resolved);
  const tokensOf = createTokenizer(script, resolved, languages);

  const read = async function* (batch: readonly Segment[]): AsyncGenerator<PronouncedSegment> {
    const [first] = batch;
    if (first === undefined) return;
    const said = await pronounce(batch.map(tokensOf), languageOf(first.prosody), { signal });
    for (const [index, segment] of batch.entries()) yield finish(segment, said[index]);
  };

  let batch: Segment[] = [];
  let size = 0;
  let batches = 0;
  for (const segment of segments(script, languages.main.sentenceEnds, resolved.overrides)) {
    const [first] = batch;
    const foreign = first !== undefined && languageOf(first.prosody) !== languageOf(segment.prosody);
    if (foreign || size >= (BATCHES[batches] ?? BATCHES.at(-1) ?? 1)) {
      yield* read(batch);
      batch = [];
      size = 0;
      batches += 1;
    }
    batch.push(segment);
    size += segment.end - segment.start;
  }
  yield* read(batch);
}

/** Creates a tokenizer; call it with segments in the order of the text. */
function createTokenizer(
  { text }: MarkedText,
  { overrides, stresses }: ResolvedOverrides,
  languages: TextLanguages,
): (segment: Segment) => readonly Token[] {
  const overridesOf = createPicker(overrides);
  const stressesOf = createPicker(stresses);
  return (segment) => {
    const inside = overridesOf(segment).filter(({ range }) => range.start >= segment.start && range.end <= segment.end);
    const tokens = tokenize(text, segment, languages.of(segment.prosody), inside);
    const active = stressesOf(segment);
    return active.length === 0 ? tokens : tokens.map((token) => stressed(token, active));
  };
}

/** Creates a function that returns the items that overlap a range. Items are in order; call it with ranges in order. */
function createPicker<Item extends { readonly range: SourceRange }>(
  items: readonly Item[],
): (range: SourceRange) => readonly Item[] {
  let active: Item[] = [];
  let next = 0;
  return ({ start, end }) => {
    for (let item = items[next]; item !== undefined && item.range.start < end; item = items[next]) {
      active.push(item);
      next += 1;
    }
    active = active.filter(({ range }) => range.end > start);
    return active;
  };
}

function stressed(token: Token, stresses: ResolvedOverrides["stresses"]): Token {
  const found = stresses.findLast(({ range }) => token.source.start >= range.start && token.source.end <= range.end);
  return found === undefined || token.kind === "mark" ? token : { ...token, stress: found.stress };
}

/** Creates a function that adds pronunciation and problems to a segment; call it with segments in order. */
function createFinisher(
  script: MarkedText,
  { refused }: ResolvedOverrides,
): (segment: Segment, said: Pronunciation | undefined) => PronouncedSegment {
  const place = createLineIndex(script.source);
  const toProblem = ({ range, message }: ResolvedOverrides["refused"][number]): MarkupProblem => {
    const source = script.toSource(range);
    return { message, source, ...place(source.start) };
  };
  const problems = [...script.problems, ...refused.map(toProblem)].sort((a, b) => a.source.start - b.source.start);
  let reported = 0;
  return ({ start, end, ...segment }, said) => {
    const first = reported;
    const border = end === script.text.length ? script.source.length : script.toSource({ start: end, end }).start;
    while (reported < problems.length && (problems[reported]?.source.start ?? 0) <= border) reported += 1;
    return {
      ...segment,
      phonemes: said?.phonemes ?? "",
      words: said?.words ?? [],
      unspoken: said?.unspoken ?? [],
      source: { start, end },
      problems: problems.slice(first, reported),
    };
  };
}
