import type { CaptionOptions } from "../captions/caption-options.js";
import type { AudioFormatId } from "../formats/audio-format.js";
import type { EncoderThread } from "../formats/encoder-thread.js";
import { ENCODING_OPTIONS, type EncodingOptions } from "../formats/sink-options.js";
import { type OpenParts, SPEAK_OPTIONS, type SpeakOptions } from "./speak-options.js";
import type { SpeechTotals } from "./speech-record.js";
import type { TextInput } from "./text-input.js";

/** Captions to write together with a sound file. */
export interface CaptionRequest {
  /** Path of one file or of several. The extension sets the format: `.srt`, `.vtt`, `.ass` or `.json`. @default none */
  readonly captions?: string | readonly string[] | undefined;
  /** Size and duration of the captions. @default those of `toCaptions` */
  readonly captionOptions?: CaptionOptions | undefined;
}

/**
 * Options of `toFile`: how to speak the text, how to encode the sound, and which captions to write with it. Of several files,
 * each gets the bitrate, tags and cover that its format can hold.
 */
export interface ToFileOptions extends SpeakOptions, EncodingOptions, CaptionRequest {}

/** A file with the sound of a text. */
export interface SoundFile {
  /** As the caller named it. */
  readonly path: string;
  /** As its extension names it. */
  readonly format: AudioFormatId;
  /** Sample rate of the file: that of the sound, or the next one that the format has. @unit hertz */
  readonly sampleRate: number;
  /** 0 for a format without a bitrate. @unit bits per second */
  readonly bitrate: number;
}

/** What `toFile` has written, the duration of the sound, and the faults of the text. */
export interface SpokenFile extends SpeechTotals {
  /** The sound files, in the order of the paths. */
  readonly files: readonly SoundFile[];
  /** The measured loudness, if the caller named one. `-Infinity` for silence. @unit LUFS */
  readonly loudnessLufs?: number;
}

/** Where the sound of a text goes. */
export interface FileTarget {
  readonly paths: readonly string[];
  /** Encodes the sound. */
  readonly thread: EncoderThread;
}

/** Speaks a text to files. The platform provides this function, because `speaker/` does not access files. */
export type SpeakToFile = (
  parts: OpenParts,
  text: TextInput,
  target: FileTarget,
  options: ToFileOptions,
) => Promise<SpokenFile>;

/** Names of all options of `toFile`. */
export const TO_FILE_OPTIONS: readonly string[] = [
  ...SPEAK_OPTIONS,
  ...ENCODING_OPTIONS,
  ...Object.keys({ captions: true, captionOptions: true } satisfies Record<keyof CaptionRequest, true>),
];
