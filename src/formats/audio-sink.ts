import { abortable } from "../core/abort.js";
import { describe } from "../core/checks.js";
import { concatBytes } from "../core/concat-bytes.js";
import { VoxError } from "../core/errors.js";
import type { AudioFormat, AudioFormatId } from "./audio-format.js";
import type { EncodedEnd, Encoder } from "./encoder.js";
import { openEncoderSession, type SessionRequest } from "./encoder-session.js";
import { openEncoderThread, type RemoteEncoder } from "./encoder-thread.js";
import { findAudioFormat } from "./registry.js";
import { type AudioSinkOptions, checkSinkOptions } from "./sink-options.js";

/**
 * Turns the samples of one sound into the bytes of a format. Disposing of it frees its encoder, finished or not.
 *
 * The bytes of all writes and of the end, one after the other, are the encoded sound. They do not depend on how the
 * samples are split into writes, nor on the time. A caller that waits for each write before the next holds one block of
 * samples in memory.
 */
export interface AudioSink extends AsyncDisposable {
  readonly format: AudioFormat;
  /** Sample rate of the encoded sound: that of the samples, or the next one that the format has. @unit hertz */
  readonly sampleRate: number;
  /** 0 for a format without a bitrate. @unit bits per second */
  readonly bitrate: number;
  /**
   * Encodes samples of shape (samples,), in the range [-1, 1]. Returns the bytes that are complete, or none.
   *
   * @throws {TypeError} unless `samples` is a Float32Array.
   * @throws {VoxError} `VOX_AUDIO_INVALID`, `VOX_ENGINE_FAILED`. The sink is then closed.
   */
  write(samples: Float32Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Encodes what is left and closes the sink. @throws {VoxError} `VOX_ENGINE_FAILED`. */
  finish(): Promise<EncodedEnd>;
}

/** Number of samples that an encoder gets at once, so that others have their turn and an abort does not wait. */
const BLOCK_SAMPLES = 1 << 16;

/**
 * Opens a sink that writes a format.
 *
 * @throws {TypeError | RangeError} for invalid options; the message names the allowed values.
 * @throws {VoxError} `VOX_FORMAT_UNSUPPORTED`, `VOX_ENGINE_FAILED`.
 */
export async function openAudioSink(id: AudioFormatId, options: AudioSinkOptions): Promise<AudioSink> {
  const format = findAudioFormat(id);
  const settings = checkSinkOptions(format, options);
  const { signal } = options;
  signal?.throwIfAborted();
  const opened = await openRemoteEncoder(format, { format: id, settings, inputRate: options.sampleRate }, options);
  let closed: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const close = async (): Promise<void> => {
    signal?.removeEventListener("abort", close);
    closed ??= Promise.resolve(opened[Symbol.asyncDispose]());
    await closed;
  };
  signal?.addEventListener("abort", close, { once: true });
  if (signal?.aborted) {
    await close();
    signal.throwIfAborted();
  }

  /** Runs steps one after the other. After a step that fails, the sink is closed. */
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const result = turn.then(async () => {
      try {
        signal?.throwIfAborted();
        if (closed !== undefined) throw new TypeError(`the sink for ${id} is closed; open another one`);
        return await abortable(step(), signal);
      } catch (error) {
        await close();
        throw error;
      }
    });
    turn = result.catch(() => {});
    return result;
  };

  return {
    format,
    sampleRate: settings.sampleRate,
    bitrate: settings.bitrate,
    async write(samples) {
      const checked = checkSamples(samples);
      return inTurn(() => encodeInBlocks(opened, checked));
    },
    finish: () =>
      inTurn(async () => {
        const end = await opened.finish();
        await close();
        return end;
      }),
    [Symbol.asyncDispose]: close,
  };
}

/** Opens the encoder in the thread of the caller, in a shared thread, or in a thread of its own. */
async function openRemoteEncoder(
  { inThread }: AudioFormat,
  request: SessionRequest,
  { thread: shared, signal }: AudioSinkOptions,
): Promise<RemoteEncoder> {
  if (!inThread) return toRemote(await openEncoderSession(request));
  const thread = shared ?? openEncoderThread();
  const opening = thread.open(request);
  try {
    const opened = await abortable(opening, signal);
    if (shared !== undefined) return opened;
    return { ...opened, [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose]() };
  } catch (error) {
    // A shared thread may open the encoder after the abort, which does not wait for it.
    if (shared === undefined) await thread[Symbol.asyncDispose]();
    else opening.then((late) => late[Symbol.asyncDispose]()).catch(() => {});
    throw error;
  }
}

function toRemote(encoder: Encoder): RemoteEncoder {
  return {
    encode: async (samples) => encoder.encode(samples),
    finish: async () => encoder.finish(),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function encodeInBlocks(encoder: RemoteEncoder, samples: Float32Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < samples.length; start += BLOCK_SAMPLES) {
    parts.push(await encoder.encode(samples.slice(start, start + BLOCK_SAMPLES)));
  }
  return concatBytes(parts);
}

/** Samples that are not finite are a fault of the source of the sound, not a loud sound. */
function checkSamples(samples: Float32Array): Float32Array {
  if (!(samples instanceof Float32Array))
    throw new TypeError(`samples must be a Float32Array, got ${describe(samples)}`);
  const index = samples.findIndex((sample) => !Number.isFinite(sample));
  if (index === -1) return samples;
  const reason = `sample ${index} is ${samples[index]}`;
  throw new VoxError("VOX_AUDIO_INVALID", `this sound cannot be encoded: ${reason}`, { reason });
}
