import type { CallOptions, Engine } from "../core/engine.js";
import type { Language } from "../core/language.js";
import type { SourceRange } from "../core/range.js";
import type { Voice } from "../core/voice.js";
import type { Phonemizer } from "../phonemes/phonemizer.js";
import { streamSpeech } from "./stream.js";
import { type SpokenFile, speakToFile } from "./to-file.js";

/** How a text is to be spoken. */
export interface SpeakOptions extends CallOptions {
  /** A voice or a mix: `"af_heart"`, `"af_heart*0.6+am_adam*0.4"`. @default the engine's own */
  readonly voice?: string | undefined;
  /** 1 is the voice's own pace; from 0.25 to 4. @default 1 */
  readonly speed?: number | undefined;
  /** The language that the text is in. @default the voice's */
  readonly language?: Language | undefined;
  /** Rate of the sound; another than the engine's is resampled. From 8,000 to 192,000. @unit hertz @default the engine's */
  readonly sampleRate?: number | undefined;
  /** Fail rather than go on where a stretch of the text has no sound. @default false */
  readonly strict?: boolean | undefined;
  /** Called after every utterance. */
  readonly onProgress?: ((progress: SpeakProgress) => void) | undefined;
}

/** How far the speaking of a text has come. */
export interface SpeakProgress {
  /** What has been spoken of the text. @unit UTF-16 code units */
  readonly spokenCharacters: number;
  readonly totalCharacters: number;
  /** Length of the sound so far. @unit seconds */
  readonly audioSeconds: number;
}

/** A piece of sound, one utterance long. */
export interface SpeechChunk {
  /** Mono samples within [-1, 1]; shape (samples,). Empty where its stretch of the text has no sound. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** @unit hertz */
  readonly sampleRate: number;
  /** What it covers of the text. The ranges of a stream tile the text. */
  readonly source: SourceRange;
  /** Where it begins in the whole sound. @unit seconds */
  readonly startSeconds: number;
  /** Stretches of the text that a reader would expect to hear and that have no sound, such as a word in another script. */
  readonly unspoken: readonly SourceRange[];
}

/** Speaks texts with one engine. */
export interface Speaker extends AsyncDisposable {
  readonly engine: Engine;
  voices(options?: CallOptions): Promise<readonly Voice[]>;
  /**
   * Speaks a text piece by piece: each chunk comes as soon as it is made, while the next is being made. Leaving the loop
   * early stops the work.
   *
   * @throws {TypeError | RangeError} for options out of bounds.
   * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_TEXT_UNSPOKEN` and the engine's own.
   */
  stream(text: string, options?: SpeakOptions): AsyncGenerator<SpeechChunk, void, void>;
  /**
   * Speaks a text to a WAV file (mono, 16 bits), which appears when it is whole. Blank text gives a file without sound.
   *
   * @throws as {@link stream}, and {VoxError} `VOX_FORMAT_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
   */
  toFile(text: string, path: string, options?: SpeakOptions): Promise<SpokenFile>;
}

/** What a speaker is made of. Disposing of the speaker disposes of both. */
export interface SpeakerParts {
  readonly engine: Engine;
  readonly phonemizer: Phonemizer;
}

export function openSpeaker(parts: SpeakerParts): Speaker {
  return {
    engine: parts.engine,
    voices: (options) => parts.engine.voices(options),
    stream: (text, options = {}) => streamSpeech(parts, text, options, { soundEarly: true }),
    toFile: (text, path, options = {}) => speakToFile(parts, text, path, options),
    async [Symbol.asyncDispose]() {
      await Promise.all([parts.engine[Symbol.asyncDispose](), parts.phonemizer[Symbol.asyncDispose]()]);
    },
  };
}
