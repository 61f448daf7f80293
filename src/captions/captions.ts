import { checkChoice } from "../core/checks.js";
import { toAss } from "./ass.js";
import type { CaptionOptions } from "./caption-options.js";
import { toCues } from "./cues.js";
import { toJson } from "./json.js";
import type { SpokenText } from "./pieces.js";
import { toSrt } from "./srt.js";
import { toVtt } from "./vtt.js";

export const CAPTION_FORMATS = ["srt", "vtt", "ass", "json"] as const;
/** A format of caption files. */
export type CaptionFormat = (typeof CAPTION_FORMATS)[number];

/**
 * Returns the content of a caption file for spoken text. Captions show the text as written, not as spoken.
 *
 * @param spoken the text, the words of all its chunks, and the length of the whole sound
 * @throws {RangeError} if the format is unknown.
 * @throws {TypeError | RangeError} if an option has the wrong type or is out of bounds.
 */
export function toCaptions(spoken: SpokenText, format: CaptionFormat, options: CaptionOptions = {}): string {
  checkChoice("format", format, CAPTION_FORMATS);
  const cues = toCues(spoken, options);
  switch (format) {
    case "srt":
      return toSrt(cues);
    case "vtt":
      return toVtt(cues, { wordTimes: options.wordTimes ?? false });
    case "ass":
      return toAss(cues, { wordTimes: options.wordTimes ?? true });
    case "json":
      return toJson(spoken, cues);
    default:
      return format satisfies never;
  }
}
