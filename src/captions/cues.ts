import type { SourceRange } from "../core/range.js";
import { breakCost, lengthOf } from "./breaks.js";
import { type CaptionOptions, type CaptionRules, resolveRules } from "./caption-options.js";
import { breakLines, linesNeeded } from "./lines.js";
import { type CaptionPiece, cutPieces, type SpokenText } from "./pieces.js";

/** One caption. */
export interface Cue {
  /** @unit seconds */
  readonly startSeconds: number;
  /** @unit seconds */
  readonly endSeconds: number;
  /** What each line holds, one after another with a space between them. */
  readonly lines: readonly (readonly CaptionPiece[])[];
  /** What it shows of the text. */
  readonly source: SourceRange;
}

/**
 * Cuts spoken text into captions as a subtitler would. A sentence begins a new cue; a sentence that is too long for one is
 * cut at clauses first, and evenly. Cues are in order and do not overlap; the last one ends with the sound.
 *
 * @throws {TypeError | RangeError} for options out of bounds.
 */
export function makeCues(spoken: SpokenText, options: CaptionOptions = {}): Cue[] {
  const rules = resolveRules(options);
  const groups = cutSentences(spoken, cutPieces(spoken)).flatMap((sentence) => cutCues(sentence, rules));
  return groups.map((pieces, index) => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const next = groups[index + 1]?.[0]?.startSeconds;
    return {
      startSeconds: first?.startSeconds ?? 0,
      endSeconds: next === undefined ? spoken.durationSeconds : endOf(pieces, next, rules),
      lines: breakLines(pieces, rules.lineLength),
      source: { start: first?.source.start ?? 0, end: last?.source.end ?? 0 },
    };
  });
}

/** The end of a sentence, or a blank line, ends a cue. */
function cutSentences({ text }: SpokenText, pieces: readonly CaptionPiece[]): CaptionPiece[][] {
  const sentences: CaptionPiece[][] = [];
  let current: CaptionPiece[] = [];
  for (const [index, piece] of pieces.entries()) {
    current.push(piece);
    const gap = text.slice(piece.place.end, pieces[index + 1]?.place.start);
    if (piece.pause !== "sentence" && !/\n\s*\n/u.test(gap)) continue;
    sentences.push(current);
    current = [];
  }
  return current.length === 0 ? sentences : [...sentences, current];
}

/** What one more cue costs in terms of {@link breakCost}, what a cue that is too short, and what one twice as long as another. */
const CUE_COST = 4;
const SHORT_COST = 12;
const UNEVEN_COST = 12;

/** The cheapest way to cut a sentence into cues, found from its end to its beginning. */
function cutCues(sentence: readonly CaptionPiece[], rules: CaptionRules): CaptionPiece[][] {
  const best: { readonly cost: number; readonly end: number }[] = [];
  best[sentence.length] = { cost: 0, end: sentence.length };
  for (let start = sentence.length - 1; start >= 0; start -= 1) {
    let found = { cost: Number.POSITIVE_INFINITY, end: start + 1 };
    for (let end = start + 1; end <= sentence.length; end += 1) {
      const cue = sentence.slice(start, end);
      if (end > start + 1 && !fits(cue, rules)) break;
      const cost = cueCost(cue, sentence[end], rules) + (best[end]?.cost ?? 0);
      if (cost < found.cost) found = { cost, end };
    }
    best[start] = found;
  }
  const cues: CaptionPiece[][] = [];
  for (let start = 0; start < sentence.length; ) {
    const end = best[start]?.end ?? sentence.length;
    cues.push(sentence.slice(start, end));
    start = end;
  }
  return cues;
}

function fits(cue: readonly CaptionPiece[], { lineLength, lines, maxSeconds }: CaptionRules): boolean {
  return secondsOf(cue) <= maxSeconds && linesNeeded(cue, lineLength) <= lines;
}

function cueCost(cue: readonly CaptionPiece[], next: CaptionPiece | undefined, rules: CaptionRules): number {
  const broken = next ? breakCost(cue, next) : 0;
  const short = Math.max(0, 1 - secondsOf(cue) / Math.max(rules.minSeconds, Number.MIN_VALUE));
  const full = lengthOf(cue) / (rules.lineLength * rules.lines);
  return CUE_COST + broken + short * SHORT_COST + full ** 2 * UNEVEN_COST;
}

function secondsOf(cue: readonly CaptionPiece[]): number {
  return (cue.at(-1)?.endSeconds ?? 0) - (cue[0]?.startSeconds ?? 0);
}

/** A cue stays into the silence after it for as long as it takes to read, and until the next where that comes soon. */
function endOf(cue: readonly CaptionPiece[], nextSeconds: number, rules: CaptionRules): number {
  const start = cue[0]?.startSeconds ?? 0;
  const reading = Math.max(rules.minSeconds, lengthOf(cue) / rules.charactersPerSecond);
  const wanted = Math.max(cue.at(-1)?.endSeconds ?? 0, start + reading);
  return nextSeconds - wanted < rules.gapSeconds ? nextSeconds : wanted;
}
