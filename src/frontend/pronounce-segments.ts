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
import { type PieceSides, WHOLE } from "./piece.js";
import type { PronouncedSegment, ProsodyOverride } from "./pronounced-segment.js";
import { type Segment, segments } from "./segments.js";
import { loadTextLanguages, type TextLanguages } from "./text-languages.js";

/** Converts the tokens of segments into phonemes, in order. */
export type Pronounce = (
  segments: readonly (readonly Token[])[],
  language: string,
  options: CallOptions,
) => Promise<readonly Pronunciation[]>;

/** How to find the pronunciation of a text. */
export interface PronounceOptions extends CallOptions {
  /** Returns the language for a voice or language in the markup: a BCP 47 tag in lower case. */
  readonly languageOf: (prosody: ProsodyOverride) => string;
  /** Lexicons; later ones override earlier ones. @default none */
  readonly lexicons?: readonly Lexicon[] | undefined;
}

/** Options of {@link pronounceSegments} for a piece of a text. */
export interface PieceOptions {
  /** Neighbours of the text, if it is a piece of a longer one. @default nothing */
  readonly sides?: PieceSides;
  /** Leaves out the segments that end here or earlier, because they were read before. @default none */
  readonly from?: number;
  /** Whether to yield what has arrived of a sentence, if nothing else can be read. @default false */
  readonly takesOpen?: boolean;
}

/**
 * Lengths of the batches, which grow: the first holds one segment, for a short time to first audio; later ones hold many,
 * for throughput. @unit characters
 */
const BATCHES = [1, 600, 2_400];

/**
 * Finds the pronunciation of each segment of a marked text. The ranges of the segments tile its text.
 *
 * The generator is lazy: it yields the first segment as soon as the first sentence has its phonemes. If more text may follow,
 * it ends before the sentence that may go on.
 */
export async function* pronounceSegments(
  script: MarkedText,
  pronounce: Pronounce,
  options: PronounceOptions & PieceOptions,
): AsyncGenerator<PronouncedSegment, void, void> {
  const { languageOf, lexicons = [], signal, sides = WHOLE, from = -1, takesOpen = false } = options;
  const languages = await loadTextLanguages(script, languageOf);
  const byLexicon = await lexiconDirectives(script.text, lexicons, { signal, before: sides.readBefore?.words });
  const chapters = chapterOverrides(script, languages, sides.readBefore?.words);
  const resolved = resolveOverrides(script.text, script.directives, byLexicon, chapters, {
    at: languages.inOrder(),
    readFor: (language) => languageOf({ language }),
  });
  const finish = createFinisher(script, resolved, from);
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
  const certain = sides.after === "open" ? script.text.length - longestAcross(lexicons) : Number.POSITIVE_INFINITY;
  for (const segment of segments(script, languages.main.sentenceEnds, resolved.overrides, sides)) {
    if (segment.end <= from) continue;
    if (segment.isOpen || segment.end > certain) {
      if (takesOpen && batches === 0 && batch.length === 0) yield* read(untilLastWord(script.text, segment));
      break;
    }
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

/** Returns the length of the longest word of the lexicons that a sentence may end in, as written. @unit characters */
function longestAcross(lexicons: readonly Lexicon[]): number {
  const across = lexicons.flatMap(({ words }) => words.filter(({ written }) => /\p{P}\s/u.test(written)));
  return across.reduce((longest, { written }) => Math.max(longest, written.length), 0);
}

/** Returns a segment without its last word, which may not have arrived whole; nothing if it has no other word. */
function untilLastWord(text: string, { start, end, ...segment }: Segment): readonly Segment[] {
  const written = /^[\s\S]*\s/u.exec(text.slice(start, end))?.[0] ?? "";
  return written.trim() === "" ? [] : [{ ...segment, start, end: start + written.length, isOpen: true }];
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
  from: number,
): (segment: Segment, said: Pronunciation | undefined) => PronouncedSegment {
  const place = createLineIndex(script.source);
  const toProblem = ({ range, message }: ResolvedOverrides["refused"][number]): MarkupProblem => {
    const source = script.toSource(range);
    return { message, source, ...place(source.start) };
  };
  const problems = [...script.problems, ...refused.map(toProblem)].sort((a, b) => a.source.start - b.source.start);
  const borderOf = (end: number): number =>
    end === script.text.length ? script.source.length : script.toSource({ start: end, end }).start;
  let reported = from < 0 ? 0 : problems.filter(({ source }) => source.start <= borderOf(from)).length;
  return ({ start, end, ...segment }, said) => {
    const first = reported;
    const border = borderOf(end);
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
