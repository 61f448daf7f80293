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

/** Turns the tokens of stretches into phonemes, in order. */
export type Pronounce = (
  stretches: readonly (readonly Token[])[],
  language: string,
  options: CallOptions,
) => Promise<readonly Pronunciation[]>;

export interface PronounceOptions extends CallOptions {
  /** BCP 47 tag, in lower case, of the language that is read where the author wants this manner. */
  readonly languageOf: (manner: ProsodyOverride) => string;
  /** Later ones overrule earlier ones. @default none */
  readonly lexicons?: readonly Lexicon[] | undefined;
}

/** Stretches are pronounced in batches that grow: the first alone, for the first sound; then many, for speed. @unit characters */
const BATCHES = [1, 600, 2_400];

/**
 * Reads a script: which stretch of it is said how. The ranges of the passages tile its text.
 *
 * It works as lazily as the text allows: the first passage is ready once the first sentence has been read.
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
  const wishes = resolveOverrides(script.text, script.directives, byLexicon, chapters, {
    at: languages.inOrder(),
    readFor: (language) => languageOf({ language }),
  });
  const finish = createFinisher(script, wishes);
  const tokensOf = createTokenizer(script, wishes, languages);

  const read = async function* (batch: readonly Segment[]): AsyncGenerator<PronouncedSegment> {
    const [first] = batch;
    if (first === undefined) return;
    const said = await pronounce(batch.map(tokensOf), languageOf(first.manner), { signal });
    for (const [index, stretch] of batch.entries()) yield finish(stretch, said[index]);
  };

  let batch: Segment[] = [];
  let size = 0;
  let batches = 0;
  for (const stretch of segments(script, languages.main.sentenceEnds, wishes.overrides)) {
    const [first] = batch;
    const foreign = first !== undefined && languageOf(first.manner) !== languageOf(stretch.manner);
    if (foreign || size >= (BATCHES[batches] ?? BATCHES.at(-1) ?? 1)) {
      yield* read(batch);
      batch = [];
      size = 0;
      batches += 1;
    }
    batch.push(stretch);
    size += stretch.end - stretch.start;
  }
  yield* read(batch);
}

/** Makes the tokens of stretches, which must come in order. */
function createTokenizer(
  { text }: MarkedText,
  { overrides, stresses }: ResolvedOverrides,
  languages: TextLanguages,
): (stretch: Segment) => readonly Token[] {
  const overridesOf = createPicker(overrides);
  const stressesOf = createPicker(stresses);
  return (stretch) => {
    const mine = overridesOf(stretch).filter(({ range }) => range.start >= stretch.start && range.end <= stretch.end);
    const tokens = tokenize(text, stretch, languages.of(stretch.manner), mine);
    const wanted = stressesOf(stretch);
    return wanted.length === 0 ? tokens : tokens.map((token) => stressed(token, wanted));
  };
}

/** Picks what concerns a stretch out of an ordered list; to be asked of stretches in order. */
function createPicker<Item extends { readonly range: SourceRange }>(
  items: readonly Item[],
): (stretch: SourceRange) => readonly Item[] {
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

/** Makes passages of stretches, which must come in order. */
function createFinisher(
  script: MarkedText,
  { refused }: ResolvedOverrides,
): (stretch: Segment, said: Pronunciation | undefined) => PronouncedSegment {
  const place = createLineIndex(script.source);
  const toProblem = ({ range, message }: ResolvedOverrides["refused"][number]): MarkupProblem => {
    const source = script.toSource(range);
    return { message, source, ...place(source.start) };
  };
  const problems = [...script.problems, ...refused.map(toProblem)].sort((a, b) => a.source.start - b.source.start);
  let told = 0;
  return ({ start, end, ...stretch }, said) => {
    const first = told;
    const border = end === script.text.length ? script.source.length : script.toSource({ start: end, end }).start;
    while (told < problems.length && (problems[told]?.source.start ?? 0) <= border) told += 1;
    return {
      ...stretch,
      phonemes: said?.phonemes ?? "",
      words: said?.words ?? [],
      unspoken: said?.unspoken ?? [],
      source: { start, end },
      problems: problems.slice(first, told),
    };
  };
}
