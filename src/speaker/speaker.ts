import type { CallOptions, Engine } from "../core/engine.js";
import type { Voice } from "../core/voice.js";
import { toScript } from "../reader/to-script.js";
import type { SpeakerParts, SpeakOptions, SpeechChunk } from "./speak-options.js";
import { streamSpeech } from "./stream.js";
import { type SpokenFile, speakToFile, type ToFileOptions } from "./to-file.js";

/** Speaks texts with one engine. */
export interface Speaker extends AsyncDisposable {
  readonly engine: Engine;
  voices(options?: CallOptions): Promise<readonly Voice[]>;
  /**
   * Speaks a text piece by piece: each chunk comes as soon as it is made, while the next is being made. Leaving the loop
   * early stops the work.
   *
   * @throws {TypeError | RangeError} for options out of bounds.
   * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_TEXT_UNSPOKEN`, `VOX_MARKUP_INVALID` and the engine's own.
   */
  stream(text: string, options?: SpeakOptions): AsyncGenerator<SpeechChunk, void, void>;
  /**
   * Speaks a text to a WAV file (mono, 16 bits), which appears when it is whole, and captions with it where asked for.
   * Blank text gives a file without sound.
   *
   * @throws as {@link stream}, and {VoxError} `VOX_FORMAT_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
   */
  toFile(text: string, path: string, options?: ToFileOptions): Promise<SpokenFile>;
}

export function openSpeaker(parts: SpeakerParts): Speaker {
  return {
    engine: parts.engine,
    voices: (options) => parts.engine.voices(options),
    async *stream(text, options = {}) {
      options.signal?.throwIfAborted();
      yield* streamSpeech(parts, await toScript(text, options.format, { signal: options.signal }), options, {
        soundEarly: true,
      });
    },
    toFile: (text, path, options = {}) => speakToFile(parts, text, path, options),
    async [Symbol.asyncDispose]() {
      await Promise.all([parts.engine[Symbol.asyncDispose](), parts.phonemizer[Symbol.asyncDispose]()]);
    },
  };
}
