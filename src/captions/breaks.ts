import type { CaptionPiece } from "./pieces.js";

/** English words that a line may well begin with, and had better not end with: conjunctions and prepositions. */
const LEADERS = new Set(
  (
    "and but or nor so yet because although though while when where if that which who whose than as " +
    "about after against among around at before behind between by down during for from in into like of off on onto out " +
    "over through to toward towards under until up upon with within without"
  ).split(" "),
);

/** English words that belong to the word after them. */
const BOUND = new Set(
  "a an the this these those my your his her its our their i you he she it we they no not is are was were mr mrs ms dr st".split(
    " ",
  ),
);

/** English words that open a noun phrase: the word after them is mostly an adjective or the noun itself. */
const DETERMINERS = new Set("a an the this that these those my your his her its our their no".split(" "));

/** A silence that parts two words as a mark would. @unit seconds */
const AUDIBLE_GAP_SECONDS = 0.2;

/**
 * Returns the cost of a break between a line, of one piece at least, and the piece after it: nothing after a mark, little before a conjunction or a preposition, most
 * behind one (Netflix, Timed Text Style Guide, "Line treatment").
 */
export function breakCost(line: readonly CaptionPiece[], after: CaptionPiece): number {
  const [before, earlier] = [line.at(-1), line.at(-2)];
  if (before === undefined) return 0;
  if (before.pause !== "none" || after.startSeconds - before.endSeconds >= AUDIBLE_GAP_SECONDS) return 0;
  const behind = bare(before);
  const bound = LEADERS.has(behind) || BOUND.has(behind) ? 6 : 0;
  if (LEADERS.has(bare(after))) return bound + 3;
  // "the swift | water": the noun is still to come.
  const inPhrase = earlier !== undefined && earlier.pause === "none" && DETERMINERS.has(bare(earlier)) ? 4 : 0;
  return bound + inPhrase + 6;
}

function bare({ text }: CaptionPiece): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}]/gu, "");
}

/** Length of pieces on one line. @unit characters */
export function lengthOf(pieces: readonly CaptionPiece[]): number {
  return pieces.reduce((sum, { text }) => sum + [...text].length, Math.max(0, pieces.length - 1));
}
