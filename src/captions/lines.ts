import type { CaptionBreaks } from "../core/caption-breaks.js";
import { breakCost, lengthOf } from "./breaks.js";
import type { CaptionPiece } from "./pieces.js";

/** Returns the smallest number of lines that hold the pieces. Fills each line as far as possible. */
export function linesNeeded(pieces: readonly CaptionPiece[], lineLength: number): number {
  let lines = 0;
  let room = 0;
  for (const piece of pieces) {
    const length = lengthOf([piece]);
    if (lines > 0 && length + 1 <= room) room -= length + 1;
    else {
      lines += 1;
      room = lineLength - length;
    }
  }
  return lines;
}

/** Breaks the pieces of a cue into as few lines as possible, at the best places, with lines of similar length. */
export function breakLines(
  pieces: readonly CaptionPiece[],
  lineLength: number,
  breaks: CaptionBreaks,
): CaptionPiece[][] {
  return bestLines(pieces, linesNeeded(pieces, lineLength), lineLength, breaks).lines;
}

/** Cost of a full line on the scale of {@link breakCost}. A full line beside an empty one is worse than a bad break. */
const UNEVEN_COST = 30;

interface Breaking {
  readonly cost: number;
  readonly lines: CaptionPiece[][];
}

function bestLines(
  pieces: readonly CaptionPiece[],
  count: number,
  lineLength: number,
  breaks: CaptionBreaks,
): Breaking {
  const whole = (lengthOf(pieces) / lineLength) ** 2 * UNEVEN_COST;
  let best: Breaking = { cost: count === 1 ? whole : Number.POSITIVE_INFINITY, lines: [[...pieces]] };
  if (count === 1) return best;
  for (let end = 1; end <= pieces.length - count + 1; end += 1) {
    const line = pieces.slice(0, end);
    const rest = pieces.slice(end);
    if (end > 1 && lengthOf(line) > lineLength) break;
    if (linesNeeded(rest, lineLength) > count - 1) continue;
    const [next] = rest;
    const following = bestLines(rest, count - 1, lineLength, breaks);
    const uneven = (lengthOf(line) / lineLength) ** 2 * UNEVEN_COST;
    const cost = uneven + following.cost + (next ? breakCost(line, next, breaks) : 0);
    if (cost < best.cost) best = { cost, lines: [line, ...following.lines] };
  }
  return best;
}
