import type { SourceRange } from "../core/range.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import type { ProgressBar } from "./progress-bar.js";

/** Facts about the sound of a text, of which {@link warnAbout} reports the unexpected ones. */
export interface SpokenText {
  readonly text: string;
  /** @unit seconds */
  readonly durationSeconds: number;
  readonly unspoken: readonly SourceRange[];
  readonly problems: readonly MarkupProblem[];
}

/** Writes warnings for markup that was not understood and for text without sound. */
export function warnAbout({ text, durationSeconds, unspoken, problems }: SpokenText, bar: ProgressBar): void {
  warnProblems(problems, bar);
  warnUnspoken(text, unspoken, bar);
  if (durationSeconds === 0) bar.line("voxweave: nothing in the text has a sound");
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
