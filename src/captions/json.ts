import type { Cue } from "./cues.js";
import type { SpokenText } from "./pieces.js";
import { linesOf } from "./plain-lines.js";

/** Formats the words with their times, and the cues, as JSON. Times are rounded to a microsecond. */
export function toJson({ words, durationSeconds }: SpokenText, cues: readonly Cue[]): string {
  const timedCues = cues.map((cue) => ({
    startSeconds: cue.startSeconds,
    endSeconds: cue.endSeconds,
    lines: linesOf(cue),
    source: cue.source,
  }));
  const document = { durationSeconds, words, cues: timedCues };
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value;
  return `${JSON.stringify(document, rounded, 2)}\n`;
}
