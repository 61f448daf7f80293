import { formatClock } from "./clock.js";
import type { Cue } from "./cues.js";

/** Formats cues as WebVTT (https://www.w3.org/TR/webvtt1/), with a time before each word but the first if `wordTimes` is true. */
export function toVtt(cues: readonly Cue[], { wordTimes }: { readonly wordTimes: boolean }): string {
  const blocks = cues.map((cue) => {
    const [start, end] = [formatClock(cue.startSeconds, "."), formatClock(cue.endSeconds, ".")];
    let shown = start;
    const lines = cue.lines.map((line) =>
      line
        .map(({ text, startSeconds }) => {
          const time = formatClock(startSeconds, ".");
          // A time inside a cue must be later than the times before it, and earlier than the end of the cue.
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

/** Escapes a text. This also breaks up "-->", because its ">" is escaped. */
function escapeVtt(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
