import type { CallOptions, Engine } from "../core/engine.js";
import { isVoxError, VoxError } from "../core/errors.js";
import type { Voice } from "../core/voice.js";
import type { AudioFormatId } from "../formats/audio-format.js";
import { openEncoderThread } from "../formats/encoder-thread.js";
import type { Explanation } from "../frontend/explain.js";
import { type EncodedSpeech, type EncodeOptions, openEncodedSpeech } from "./encoded-speech.js";
import { explainText } from "./explain-text.js";
import type { SpeakToFile, SpokenFile, ToFileOptions } from "./file-speech.js";
import type { OpenParts, SpeakerParts, SpeakOptions } from "./speak-options.js";
import { type SpeakerDefaults, withDefaults } from "./speaker-defaults.js";
import { openSpeechStream, type SpeechStream } from "./speech-stream.js";
import { type SpokenAudio, speakToMemory } from "./spoken-audio.js";
import type { TextInput } from "./text-input.js";

/** Speaks texts with one engine. */
export interface Speaker extends AsyncDisposable {
  /** The engine that it speaks with. */
  readonly engine: Engine;
  /** The options of calls that do not set them, as `createSpeaker` took them. */
  readonly defaults: SpeakerDefaults;
  /** Returns all voices of the engine. */
  voices(options?: CallOptions): Promise<readonly Voice[]>;
  /**
   * Speaks a text as a stream of chunks. Each chunk arrives as soon as it is ready, while the engine makes the next one.
   * Leaving the loop early stops the work. Await `ready` of the stream to learn before the first sound whether the text can
   * be spoken.
   *
   * A text that arrives in pieces is spoken sentence by sentence. If its producer fails, the stream rejects with that error
   * after the sentences before it. If the caller leaves early, the stream stops the producer.
   *
   * @throws {TypeError | RangeError} at the call, for invalid options.
   * @throws {VoxError} with the first chunk and `ready`: `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`,
   *   `VOX_TEXT_UNSPOKEN`, `VOX_MARKUP_INVALID` and the engine's own errors.
   */
  stream(text: TextInput, options?: SpeakOptions): SpeechStream;
  /**
   * Speaks a whole text to memory, with the times of its words. `encode` of the result gives the content of a file, and
   * `toCaptions` its captions.
   *
   * @throws {TypeError | RangeError | VoxError} as {@link stream}.
   */
  speak(text: TextInput, options?: SpeakOptions): Promise<SpokenAudio>;
  /**
   * Speaks a text as a stream of bytes in a format of sound: an async iterable, or with `toReadableStream()` a web stream for
   * the body of a response. The first bytes come with the first utterance.
   *
   * @throws {TypeError | RangeError} at the call, for invalid options and for `"m4a"`, which cannot be streamed.
   * @throws {VoxError} as {@link stream}, and at the call `VOX_FORMAT_UNSUPPORTED`.
   */
  encode(text: TextInput, format: AudioFormatId, options?: EncodeOptions): EncodedSpeech;
  /**
   * Speaks a text to a sound file, or to several in one go, and writes captions if requested. The extension sets the format:
   * `.wav`, `.pcm`, `.mp3`, `.opus`, `.ogg`, `.flac`, `.aac`, `.m4a`, `.ulaw` or `.alaw`. The files appear when they are
   * complete. Blank text produces files without sound.
   *
   * @throws {TypeError | RangeError | VoxError} as {@link stream}, and `VOX_FORMAT_UNSUPPORTED`, `VOX_FILE_UNWRITABLE`.
   */
  toFile(text: TextInput, path: string | readonly string[], options?: ToFileOptions): Promise<SpokenFile>;
  /**
   * Explains how this speaker reads a text: what is said for each word, and why. Makes no sound.
   *
   * @param options as for {@link stream}; those that change only the sound have no effect
   * @throws {TypeError | RangeError} for invalid options, and for a text that VoxWeave's front end does not read.
   * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_MARKUP_INVALID`, `VOX_LEXICON_INVALID`.
   */
  explain(text: string, options?: SpeakOptions): Promise<Explanation>;
  /**
   * Stops all calls in progress and closes the front end, and the engine if the speaker opened it. `await using` does this
   * automatically.
   */
  close(): Promise<void>;
}

/** Parts that a speaker closes when it is closed. */
export interface OwnParts extends SpeakerParts {
  /** Whether the engine belongs to somebody else, who closes it. @default false */
  readonly sharesEngine?: boolean;
}

/**
 * Returns a speaker that owns its front end, and its engine unless `own.sharesEngine`.
 *
 * @param speakToFile writes the sound of a text to files on this platform
 * @param defaults options of calls that have none of their own, as `openWithDefaults` has checked them
 */
export function openSpeaker(own: OwnParts, speakToFile: SpeakToFile, defaults: SpeakerDefaults = {}): Speaker {
  const { engine, phonemizer } = own;
  const closer = new AbortController();
  const { signal: closed } = closer;
  const thread = openEncoderThread(); // It starts with the first sound that is encoded.
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closer.abort(speakerClosed(engine.id));
    const owned = [phonemizer, thread, ...(own.sharesEngine ? [] : [engine])];
    closing ??= Promise.all(owned.map((part) => part[Symbol.asyncDispose]())).then(() => {});
    return closing;
  };
  const whileOpen: OpenParts["whileOpen"] = async (work) => {
    closed.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const isOurs = closed.aborted && isVoxError(error) && error.code === "VOX_ENGINE_CLOSED";
      throw isOurs ? speakerClosed(engine.id, error) : error;
    }
  };
  const parts: OpenParts = { engine, phonemizer, closed, whileOpen };
  const forCall = <Options extends SpeakOptions>(options: Options): Options => withDefaults(options, defaults);
  return {
    engine,
    defaults,
    voices: (options) => engine.voices(options),
    stream: (text, options = {}) => openSpeechStream(parts, text, forCall(options)),
    speak: async (text, options = {}) => speakToMemory(parts, text, forCall(options)),
    encode: (text, format, options = {}) => openEncodedSpeech(parts, thread, { text, format }, forCall(options)),
    toFile: (text, path, options = {}) => {
      const paths = typeof path === "string" ? [path] : path;
      return whileOpen(() => speakToFile(parts, text, { paths, thread }, forCall(options)));
    },
    explain: async (text, options = {}) => whileOpen(() => explainText(parts, text, forCall(options))),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function speakerClosed(engine: string, cause?: unknown): VoxError<"VOX_ENGINE_CLOSED"> {
  const message = "the speaker is closed; open a new one with createSpeaker()";
  return new VoxError("VOX_ENGINE_CLOSED", message, { engine }, { cause });
}
