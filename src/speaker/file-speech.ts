import type { CaptionOptions } from "../captions/caption-options.js";
import type { SourceRange } from "../core/range.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import { SPEAK_OPTIONS, type SpeakerParts, type SpeakOptions } from "./speak-options.js";

/** Captions to be written beside a sound. */
export interface CaptionRequest {
  /** One file or several; the ending of each says its format: `.srt`, `.vtt`, `.ass` or `.json`. */
  readonly captions?: string | readonly string[] | undefined;
  readonly captionOptions?: CaptionOptions | undefined;
}

/** How a text is to be spoken to a file, and which captions are to be written with it. */
export interface ToFileOptions extends SpeakOptions, CaptionRequest {}

/** A file of speech that has been written. */
export interface SpokenFile {
  readonly path: string;
  /** Length of the sound. 0 for blank text. @unit seconds */
  readonly durationSeconds: number;
  /** @unit hertz */
  readonly sampleRate: number;
  /** Stretches of the text that a reader would expect to hear and that have no sound. */
  readonly unspoken: readonly SourceRange[];
  /** What of the markup was not understood; the text there was spoken all the same. */
  readonly problems: readonly MarkupProblem[];
}

/** Speaks a text to a file. The platform provides it: this room touches no files. */
export type SpeakToFile = (
  parts: SpeakerParts,
  text: string,
  path: string,
  options: ToFileOptions,
) => Promise<SpokenFile>;

/** The names of all options of `toFile`. */
export const TO_FILE_OPTIONS: readonly string[] = [
  ...SPEAK_OPTIONS,
  ...Object.keys({ captions: true, captionOptions: true } satisfies Record<keyof CaptionRequest, true>),
];
