import type { CaptionBreaks } from "../core/caption-breaks.js";
import type { CaptionPiece } from "./pieces.js";

/** A silence that parts two words as a mark would. @unit seconds */
const AUDIBLE_GAP_SECONDS = 0.2;

/**
 * Returns the cost of a break between a line, of one piece at least, and the piece after it: nothing after a mark, little
 * before a conjunction or a preposition, most behind one (Netflix, Timed Text Style Guide, "Line treatment").
 */
export function breakCost(
  line: readonly CaptionPiece[],
  after: CaptionPiece,
  { leaders, bound, determiners }: CaptionBreaks,
): number {
  const [before, earlier] = [line.at(-1), line.at(-2)];
  if (before === undefined) return 0;
  if (before.pause !== "none" || after.startSeconds - before.endSeconds >= AUDIBLE_GAP_SECONDS) return 0;
  const behind = bare(before);
  const boundCost = leaders.has(behind) || bound.has(behind) ? 6 : 0;
  if (leaders.has(bare(after))) return boundCost + 3;
  // "the swift | water": the noun is still to come.
  const inPhrase = earlier !== undefined && earlier.pause === "none" && determiners.has(bare(earlier)) ? 4 : 0;
  return boundCost + inPhrase + 6;
}

function bare({ text }: CaptionPiece): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}]/gu, "");
}

/** Length of pieces on one line. @unit characters */
export function lengthOf(pieces: readonly CaptionPiece[]): number {
  return pieces.reduce((sum, { text }) => sum + [...text].length, Math.max(0, pieces.length - 1));
}
