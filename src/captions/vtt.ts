import { formatClock } from "./clock.js";
import type { Cue } from "./cues.js";

/** WebVTT (https://www.w3.org/TR/webvtt1/), with the time before each word after the first where `wordTimes` is set. */
export function toVtt(cues: readonly Cue[], { wordTimes }: { readonly wordTimes: boolean }): string {
  const blocks = cues.map((cue) => {
    const [start, end] = [formatClock(cue.startSeconds, "."), formatClock(cue.endSeconds, ".")];
    let shown = start;
    const lines = cue.lines.map((line) =>
      line
        .map(({ text, startSeconds }) => {
          const time = formatClock(startSeconds, ".");
          // A time inside a cue must lie after those before it, and before the cue's end.
          if (!wordTimes || time <= shown || time >= end) return escapeVtt(text);
          shown = time;
          return `<${time}>${escapeVtt(text)}`;
        })
        .join(" "),
    );
    return `${start} --> ${end}\n${lines.join("\n")}\n`;
  });
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** "-->" cannot be left over: its ">" is escaped. */
function escapeVtt(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
