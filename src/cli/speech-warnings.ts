import type { SourceRange } from "../core/range.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import { type Loudness, namesLoudness } from "../speaker/leveller.js";
import type { SpeechTotals } from "../speaker/speech-record.js";
import type { ProgressBar } from "./progress-bar.js";

/** A text, and the facts about its sound of which {@link warnAbout} reports the unexpected ones. */
export interface SpokenFacts {
  readonly text: string;
  readonly totals: SpeechTotals;
}

/** Writes warnings for markup that was not understood and for text without sound. */
export function warnAbout({ text, totals }: SpokenFacts, bar: ProgressBar): void {
  warnProblems(totals.problems, bar);
  warnUnspoken(text, totals.unspoken, bar);
  if (totals.durationSeconds === 0) bar.line("voxweave: nothing in the text has a sound");
}

/** How far from the target a loudness may be without a warning. @unit LU */
const LOUDNESS_TOLERANCE = 0.5;

/** Writes a warning if a sound could not reach the loudness that the user named. */
export function warnLoudness(target: Loudness | undefined, measured: number | undefined, bar: ProgressBar): void {
  if (measured === undefined || !Number.isFinite(measured) || !namesLoudness(target)) return;
  if (Math.abs(measured - target.lufs) <= LOUDNESS_TOLERANCE) return;
  bar.line(
    `voxweave: the loudness is ${measured.toFixed(1)} LUFS, not ${target.lufs}: louder peaks would be distorted`,
  );
}

function warnProblems(problems: readonly MarkupProblem[], bar: ProgressBar): void {
  for (const { line, column, message } of problems.slice(0, 5)) {
    bar.line(`voxweave: line ${line}, column ${column}: ${message}`);
  }
  if (problems.length > 5) bar.line(`voxweave: and ${problems.length - 5} more; "voxweave explain" lists all of them`);
}

function warnUnspoken(text: string, unspoken: readonly SourceRange[], bar: ProgressBar): void {
  const shown = unspoken
    .slice(0, 5)
    .map(({ start, end }) => `${JSON.stringify(text.slice(start, end).slice(0, 40))} at ${start}`);
  if (shown.length === 0) return;
  const more = unspoken.length > shown.length ? ` and ${unspoken.length - shown.length} more` : "";
  bar.line(`voxweave: no sound for ${shown.join(", ")}${more}; --strict makes this an error`);
}
