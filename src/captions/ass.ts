import { clockOfHundredths } from "./clock.js";
import type { Cue } from "./cues.js";

/** Formats cues as Advanced SubStation Alpha 4.00+, with the length of each word (`\k`) if `wordTimes` is true. */
export function toAss(cues: readonly Cue[], { wordTimes }: { readonly wordTimes: boolean }): string {
  const events = cues.map((cue) => {
    const [start, end] = [hundredths(cue.startSeconds), hundredths(cue.endSeconds)];
    const text = wordTimes ? karaoke(cue) : cue.lines.map((line) => line.map(escaped).join(" ")).join("\\N");
    return `Dialogue: 0,${clockOfHundredths(start)},${clockOfHundredths(end)},Default,,0,0,0,,${text}\n`;
  });
  return HEADER + events.join("");
}

/** Head of the file: white text with a dark edge at the bottom. Words are grey until they are spoken. Players wrap no lines. */
const HEADER = `[Script Info]
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H00A0A0A0,&H00101010,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,60,60,60,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;

/** Writes the length of each word up to the next. The lengths are differences of rounded times, so they add up to the cue. */
function karaoke(cue: Cue): string {
  const starts = cue.lines.flat().map(({ startSeconds }) => hundredths(startSeconds));
  let index = 0;
  const lines = cue.lines.map((line) =>
    line
      .map((piece) => {
        const from = starts[index] ?? 0;
        index += 1;
        return `{\\k${(starts[index] ?? hundredths(cue.endSeconds)) - from}}${escaped(piece)}`;
      })
      .join(" "),
  );
  return lines.join("\\N");
}

function hundredths(seconds: number): number {
  return Math.round(seconds * 100);
}

/** Escapes a text. An invisible word joiner after each backslash keeps `\N` and `\h` in the text from being commands. */
function escaped({ text }: { readonly text: string }): string {
  return text.replaceAll("\\", "\\\u2060").replaceAll(/[{}]/gu, "\\$&");
}
