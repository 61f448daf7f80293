import type { SourceRange } from "../../../src/core/range.js";
import type { TimedWord } from "../../../src/core/timed-word.js";
import type { Voice } from "../../../src/core/voice.js";
import type { Explanation } from "../../../src/frontend/explain.js";
import type { MarkupLanguage } from "../../../src/markup/markup-language.js";
import type { Pauses } from "../../../src/speaker/pauses.js";
import type { Cast } from "./cast.js";

/** Sample rate of all sound of the page. @unit hertz */
export const SAMPLE_RATE = 24_000;

/** A voice that the page offers. */
export type PageVoice = Pick<Voice, "id" | "name" | "locale" | "gender" | "grade">;

/** A word with its place in the text and in the sound. */
export type SpokenWord = Pick<TimedWord, "text" | "source" | "startSeconds" | "endSeconds">;

/** How a text is spoken. */
export interface SpeakSettings {
  /** A voice or a mix of voices. @default the source's own */
  readonly voice: string | undefined;
  /** Pace of the voice, from 0.25 to 4. @default the source's own */
  readonly speed: number | undefined;
  /** Loudness of the sound. @default the source's own @unit LUFS */
  readonly loudness: number | undefined;
  readonly pauses: Pauses;
  readonly markup: MarkupLanguage | "auto";
  /** The user's pronunciations of words: other spellings, or phonemes between slashes. */
  readonly lexicon: Readonly<Record<string, string>>;
  readonly cast: Cast;
}

/** A part of the sound, in order. */
export interface SpeechPart {
  /** Mono samples at {@link SAMPLE_RATE}; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Words of this part, or of the one before. */
  readonly words: readonly SpokenWord[];
  /** Ranges of the text that have no sound although a reader expects to hear them. */
  readonly unspoken: readonly SourceRange[];
}

/** Formats of sound files. */
export type SoundFormat = "mp3" | "wav" | "opus" | "flac" | "m4a" | "aac" | "pcm";

/** How a sound file is encoded. */
export interface SoundEncoding {
  readonly format: SoundFormat;
  /** For a format that has a bitrate. @unit bits per second @default the format's own for speech */
  readonly bitrate?: number | undefined;
}

/** Formats of caption files. */
export type CaptionFileFormat = "srt" | "vtt" | "ass" | "json";

/** Options of a call that waits. */
export interface Waiting {
  readonly signal?: AbortSignal | undefined;
}

/** Options of a call that speaks. */
export interface Speaking extends Waiting {
  /** Place in the text at which the speech begins. @unit UTF-16 code units @default 0 */
  readonly from?: number | undefined;
}

/** How far a file is. */
export interface MakingProgress {
  /** The part of the text that is in it, from 0 to 1. */
  readonly part: number;
  /** Its size so far, where the source knows it. @unit bytes */
  readonly bytes?: number;
}

/** Options of a call that makes a file. */
export interface Making extends Waiting {
  /** Called while the file is made, where the source knows how far it is. */
  readonly onProgress?: ((progress: MakingProgress) => void) | undefined;
  /** The whole sound of the text with these settings, if it was made before, in blocks of shape (samples,). */
  readonly sound?: readonly Int16Array<ArrayBuffer>[] | undefined;
}

/** Speaks texts for the page. All failures are a `SourceError`, and aborts the reason of the signal. */
export interface SpeechSource {
  readonly kind: "server" | "device";
  /** Formats of {@link encode}. */
  readonly formats: readonly SoundFormat[];
  /** Whether it can speak now without loading a model first. */
  readonly isOpen: boolean;
  /** Resolves when the source can speak. It may download a model first. */
  ready(options?: Waiting): Promise<void>;
  voices(options?: Waiting): Promise<readonly PageVoice[]>;
  /** Speaks a text. The first part comes as soon as it exists. */
  speak(text: string, settings: SpeakSettings, options?: Speaking): AsyncIterable<SpeechPart>;
  /** Returns how a text is read, without any sound. */
  explain(text: string, settings: SpeakSettings, options?: Waiting): Promise<Explanation>;
  /** Speaks a text to the content of a sound file. */
  encode(text: string, settings: SpeakSettings, encoding: SoundEncoding, options?: Making): Promise<Blob>;
  /** Speaks a text to the content of a caption file. Its times are those of the sound of `encode`. */
  captions(text: string, settings: SpeakSettings, format: CaptionFileFormat, options?: Making): Promise<Blob>;
}
