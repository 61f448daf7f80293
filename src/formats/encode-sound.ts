import { concatBytes } from "../core/concat-bytes.js";
import { OptionRangeError } from "../core/option-errors.js";
import type { AudioFormat, AudioFormatId } from "./audio-format.js";
import { type AudioSink, openAudioSink } from "./audio-sink.js";
import type { BytePatch, EncodedEnd } from "./encoder.js";
import { findAudioFormat } from "./registry.js";
import type { AudioSinkOptions } from "./sink-options.js";

/** Samples of one sound in blocks of shape (samples,). */
export type SampleBlocks = Iterable<Float32Array> | AsyncIterable<Float32Array>;

/** Encodes a whole sound in memory. The lengths in its header are right, as in a file. */
export async function encodeSound(
  id: AudioFormatId,
  blocks: SampleBlocks,
  options: AudioSinkOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  await using sink = await openAudioSink(id, options);
  for await (const samples of blocks) parts.push(await sink.write(samples));
  const { bytes, patches } = await sink.finish();
  return joinEncoded([...parts, bytes], patches);
}

/** Joins the bytes of an encoded sound, and applies the patches of its end. */
function joinEncoded(parts: readonly Uint8Array[], patches: readonly BytePatch[]): Uint8Array<ArrayBuffer> {
  const whole = concatBytes(parts);
  for (const { position, bytes } of patches) whole.set(bytes, position);
  return whole;
}

/**
 * Encodes a sound block by block, for a pipe or a network. Ending the iteration early frees the encoder. The generator
 * returns changes to earlier bytes, which a file can apply.
 *
 * @throws {RangeError} if the format cannot be streamed, before any samples are read.
 */
export async function* streamSound(
  id: AudioFormatId,
  blocks: SampleBlocks,
  options: AudioSinkOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, readonly BytePatch[], undefined> {
  checkStreamable(findAudioFormat(id));
  await using sink: AudioSink = await openAudioSink(id, { ...options, streaming: true });
  for await (const samples of blocks) {
    const bytes = await sink.write(samples);
    if (bytes.length > 0) yield bytes;
  }
  const { bytes, patches }: EncodedEnd = await sink.finish();
  if (bytes.length > 0) yield bytes;
  return patches;
}

/** @throws {RangeError} if a format cannot be streamed. */
export function checkStreamable({ id, streamable }: AudioFormat): void {
  if (streamable) return;
  throw new OptionRangeError(
    "format",
    `${id} cannot be streamed, because its header needs the length; write it to a file`,
  );
}
