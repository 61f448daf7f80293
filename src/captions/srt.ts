import { formatClock } from "./clock.js";
import type { Cue } from "./cues.js";
import { linesOf } from "./plain-lines.js";

/** SubRip. It has no escapes: what a player would take for a tag or a time is parted by a character that is not seen. */
export function toSrt(cues: readonly Cue[]): string {
  const blocks = cues.map((cue, index) => {
    const time = `${formatClock(cue.startSeconds, ",")} --> ${formatClock(cue.endSeconds, ",")}`;
    return `${index + 1}\n${time}\n${linesOf(cue).map(guard).join("\n")}\n`;
  });
  return blocks.join("\n");
}

/** U+2060, the word joiner: it has no width and breaks nothing. */
const UNSEEN = "\u2060";

function guard(line: string): string {
  return line
    .replaceAll("-->", `--${UNSEEN}>`)
    .replaceAll(/<(?=[a-z/!])/giu, `<${UNSEEN}`)
    .replaceAll(/\{(?=[\\a-z])/giu, `{${UNSEEN}`);
}
