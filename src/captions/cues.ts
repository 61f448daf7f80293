import type { CaptionBreaks } from "../core/caption-breaks.js";
import { checkString } from "../core/checks.js";
import type { SourceRange } from "../core/range.js";
import { captionBreaksOf } from "../languages/registry.js";
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
  /** Pieces of each line, to be joined with spaces. */
  readonly lines: readonly (readonly CaptionPiece[])[];
  /** Range of its text in the source. */
  readonly source: SourceRange;
}

/**
 * Cuts spoken text into captions as a subtitler would. Each sentence begins a new cue. A sentence that is too long for one
 * cue is cut into parts of similar length, at clauses if possible. Cues are in order and do not overlap. The last cue ends
 * with the sound.
 *
 * @throws {TypeError | RangeError} if an option has the wrong type or is out of bounds.
 */
export function toCues(spoken: SpokenText, options: CaptionOptions = {}): Cue[] {
  const rules = resolveRules(options);
  const breaks = captionBreaksOf(checkString("language", spoken.language ?? "en-us"));
  const groups = cutSentences(spoken, cutPieces(spoken)).flatMap((sentence) => cutCues(sentence, rules, breaks));
  return groups.map((pieces, index) => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const next = groups[index + 1]?.[0]?.startSeconds;
    return {
      startSeconds: first?.startSeconds ?? 0,
      endSeconds: next === undefined ? spoken.durationSeconds : endOf(pieces, next, rules),
      lines: breakLines(pieces, rules.lineLength, breaks),
      source: { start: first?.source.start ?? 0, end: last?.source.end ?? 0 },
    };
  });
}

/** Cuts the pieces at the ends of sentences and at blank lines. */
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

// Costs on the scale of breakCost: of each cue, of a cue that is too short, and of a full cue beside short ones.
const CUE_COST = 4;
const SHORT_COST = 12;
const UNEVEN_COST = 12;

/** Finds the cheapest way to cut a sentence into cues, by dynamic programming from its end to its beginning. */
function cutCues(sentence: readonly CaptionPiece[], rules: CaptionRules, breaks: CaptionBreaks): CaptionPiece[][] {
  const best: { readonly cost: number; readonly end: number }[] = [];
  best[sentence.length] = { cost: 0, end: sentence.length };
  for (let start = sentence.length - 1; start >= 0; start -= 1) {
    let found = { cost: Number.POSITIVE_INFINITY, end: start + 1 };
    for (let end = start + 1; end <= sentence.length; end += 1) {
      const cue = sentence.slice(start, end);
      if (end > start + 1 && !fits(cue, rules)) break;
      const next = sentence[end];
      const broken = next ? breakCost(cue, next, breaks) : 0;
      const cost = cueCost(cue, rules) + broken + (best[end]?.cost ?? 0);
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

function cueCost(cue: readonly CaptionPiece[], rules: CaptionRules): number {
  const short = Math.max(0, 1 - secondsOf(cue) / Math.max(rules.minSeconds, Number.MIN_VALUE));
  const full = lengthOf(cue) / (rules.lineLength * rules.lines);
  return CUE_COST + short * SHORT_COST + full ** 2 * UNEVEN_COST;
}

function secondsOf(cue: readonly CaptionPiece[]): number {
  return (cue.at(-1)?.endSeconds ?? 0) - (cue[0]?.startSeconds ?? 0);
}

/** Returns the end of a cue. A cue stays until it can be read, or until the next cue if that begins soon. */
function endOf(cue: readonly CaptionPiece[], nextSeconds: number, rules: CaptionRules): number {
  const start = cue[0]?.startSeconds ?? 0;
  const reading = Math.max(rules.minSeconds, lengthOf(cue) / rules.charactersPerSecond);
  const end = Math.max(cue.at(-1)?.endSeconds ?? 0, start + reading);
  return nextSeconds - end < rules.gapSeconds ? nextSeconds : end;
}
