import type { AudioFormatId } from "../formats/audio-format.js";
import { checkStreamable, streamSound } from "../formats/encode-sound.js";
import type { BytePatch } from "../formats/encoder.js";
import type { EncoderThread } from "../formats/encoder-thread.js";
import { findAudioFormat } from "../formats/registry.js";
import { checkSinkOptions, ENCODING_OPTIONS, type EncodingOptions } from "../formats/sink-options.js";
import { checkSpeakOptions } from "./check-options.js";
import { type OpenParts, SPEAK_OPTIONS, type SpeakOptions } from "./speak-options.js";
import { openSpeechStream, type SpeechFacts, type SpeechStream } from "./speech-stream.js";
import type { TextInput } from "./text-input.js";

/** Options of `encode`: how to speak the text, and how to encode the sound. */
export interface EncodeOptions extends SpeakOptions, EncodingOptions {}

/** The bytes of a text that is being spoken, in a format of sound. */
export interface EncodedSpeech extends AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>, SpeechFacts {
  /** Such as `"audio/mpeg"`. */
  readonly mediaType: string;
  /** 0 for a format without a bitrate. @unit bits per second */
  readonly bitrate: number;
  /** After the last bytes: changes to earlier bytes, such as a length. A file can apply them; a stream is valid without them. */
  readonly patches: readonly BytePatch[];
  /** Returns the same bytes as a stream of the web, such as the body of a response. Cancelling it stops the work. */
  toReadableStream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

const ENCODE_OPTIONS: readonly string[] = [...SPEAK_OPTIONS, ...ENCODING_OPTIONS];

/**
 * Opens a stream of the bytes of a text. Checks the options at once, as {@link openSpeechStream} does.
 *
 * @param thread encodes the sound
 * @throws {TypeError | RangeError} for invalid options. @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`.
 */
export function openEncodedSpeech(
  parts: OpenParts,
  thread: EncoderThread,
  { text, format: id }: { readonly text: TextInput; readonly format: AudioFormatId },
  options: EncodeOptions,
): EncodedSpeech {
  checkSpeakOptions(parts.engine, text, options, ENCODE_OPTIONS);
  const { bitrate, tags, cover, ...speaking } = options;
  const format = findAudioFormat(id);
  checkStreamable(format);
  const { sampleRate = parts.engine.sampleRate } = options;
  const encoding = { bitrate, tags, cover, sampleRate, thread }; // An abort ends the stream, and so the sink.
  const settings = checkSinkOptions(format, encoding);
  const stream = openSpeechStream(parts, text, speaking);
  const bytes = streamSound(id, samplesOf(stream), encoding);
  let patches: readonly BytePatch[] = [];

  const encoded: EncodedSpeech = {
    mediaType: format.mediaType,
    sampleRate: settings.sampleRate,
    bitrate: settings.bitrate,
    ready: stream.ready,
    totals: stream.totals,
    engineTime: stream.engineTime,
    record: () => stream.record(),
    get patches() {
      return patches;
    },
    async next() {
      const next = await parts.whileOpen(() => bytes.next());
      if (!next.done) return next;
      patches = next.value ?? [];
      return { done: true, value: undefined };
    },
    async return() {
      await bytes.return([]);
      await stream.return();
      return { done: true, value: undefined };
    },
    async throw(error: unknown) {
      await encoded.return();
      throw error;
    },
    toReadableStream: () => toReadableStream(encoded),
    [Symbol.asyncIterator]() {
      return encoded;
    },
    async [Symbol.asyncDispose]() {
      await encoded.return();
    },
  };
  return encoded;
}

/** Yields the samples of the chunks of a stream. */
export async function* samplesOf(stream: SpeechStream): AsyncGenerator<Float32Array<ArrayBuffer>, void, void> {
  for await (const { samples } of stream) yield samples;
}

/** Holds back no bytes: the engine works ahead already. */
function toReadableStream(bytes: EncodedSpeech): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await bytes.return();
      },
    },
    { highWaterMark: 0 },
  );
}
