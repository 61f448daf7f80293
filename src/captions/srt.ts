import { formatClock } from "./clock.js";
import type { Cue } from "./cues.js";
import { linesOf } from "./plain-lines.js";

/** Formats cues as SubRip. SubRip has no escapes, so an invisible character splits text that looks like a tag or a time. */
export function toSrt(cues: readonly Cue[]): string {
  const blocks = cues.map((cue, index) => {
    const time = `${formatClock(cue.startSeconds, ",")} --> ${formatClock(cue.endSeconds, ",")}`;
    return `${index + 1}\n${time}\n${linesOf(cue).map(guard).join("\n")}\n`;
  });
  return blocks.join("\n");
}

/** U+2060, the word joiner, which has no width and allows no line break. */
const WORD_JOINER = "\u2060";

function guard(line: string): string {
  return line
    .replaceAll("-->", `--${WORD_JOINER}>`)
    .replaceAll(/<(?=[a-z/!])/giu, `<${WORD_JOINER}`)
    .replaceAll(/\{(?=[\\a-z])/giu, `{${WORD_JOINER}`);
}
