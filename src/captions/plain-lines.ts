import type { Cue } from "./cues.js";

/** Returns the lines of a cue as written. */
export function linesOf({ lines }: Cue): string[] {
  return lines.map((line) => line.map(({ text }) => text).join(" "));
}
