import type { CaptionOptions } from "../captions/caption-options.js";
import type { SourceRange } from "../core/range.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import { SPEAK_OPTIONS, type SpeakerParts, type SpeakOptions } from "./speak-options.js";
import type { TextInput } from "./text-input.js";

/** Captions to write together with a sound file. */
export interface CaptionRequest {
  /** Path of one file or of several. The extension sets the format: `.srt`, `.vtt`, `.ass` or `.json`. @default none */
  readonly captions?: string | readonly string[] | undefined;
  /** Size and duration of the captions. @default those of `toCaptions` */
  readonly captionOptions?: CaptionOptions | undefined;
}

/** Options of `toFile`: how to speak the text, and which captions to write with it. */
export interface ToFileOptions extends SpeakOptions, CaptionRequest {}

/** A sound file that `toFile` has written. */
export interface SpokenFile {
  /** As the caller named it. */
  readonly path: string;
  /** Duration of the sound. 0 for blank text. @unit seconds */
  readonly durationSeconds: number;
  /** Sample rate of the file. @unit hertz */
  readonly sampleRate: number;
  /** Ranges of the text that have no sound although a reader expects to hear them. */
  readonly unspoken: readonly SourceRange[];
  /** Markup that VoxWeave does not understand. The text inside it was still spoken. */
  readonly problems: readonly MarkupProblem[];
}

/** Speaks a text to a file. The platform provides this function, because `speaker/` does not access files. */
export type SpeakToFile = (
  parts: SpeakerParts,
  text: TextInput,
  path: string,
  options: ToFileOptions,
) => Promise<SpokenFile>;

/** Names of all options of `toFile`. */
export const TO_FILE_OPTIONS: readonly string[] = [
  ...SPEAK_OPTIONS,
  ...Object.keys({ captions: true, captionOptions: true } satisfies Record<keyof CaptionRequest, true>),
];
