import { afterAll, expect, test } from "vitest";
import { encodePcm16 } from "../../src/audio/pcm16.js";
import { createResampler } from "../../src/audio/resample.js";
import type { AudioFormat, AudioFormatId } from "../../src/formats/audio-format.js";
import { encodeSound, streamSound } from "../../src/formats/encode-sound.js";
import { openEncoderThread } from "../../src/formats/encoder-thread.js";
import type { AudioSinkOptions } from "../../src/formats/sink-options.js";
import { align, rootMeanSquare } from "../formats/support/alignment.js";
import type { Decoder, EncodedSound } from "../formats/support/decoders.js";
import { speechLike } from "../formats/support/sounds.js";

/** Encodes all sounds: a new thread and its modules take twice as long as such a short sound. */
const thread = openEncoderThread();
afterAll(() => thread[Symbol.asyncDispose]());

/** Rate of Kokoro. @unit hertz */
const RATE = 24_000;
const INPUT_RATES = [8_000, 16_000, 22_050, 24_000, 44_100, 48_000];
const SECONDS = 0.6;
/** Samples of a frame of AAC. */
const AAC_FRAME = 1024;
/** Samples of a frame of MP3 at 24 kHz. */
const MP3_FRAME = 576;

/** Number of samples by which a decoded sound may be longer than the sound, at the encoded rate. */
const MOST_EXTRA: Readonly<Record<AudioFormatId, number>> = {
  wav: 0,
  pcm: 0,
  mp3: 0,
  opus: 0,
  flac: 0,
  // The delay, and three frames.
  aac: 4 * AAC_FRAME,
  // The edit list states the length. ffmpeg 5 and faad read its beginning, and play the last frame to its end.
  m4a: AAC_FRAME,
  ulaw: 0,
  alaw: 0,
};

/** Smallest correlation with the sound: at the default bitrate, and at the lowest one. */
const LEAST_CORRELATION = { default: 0.98, lowest: 0.93 };
/** How far the level may be from that of the sound. @unit decibels */
const LEVEL_TOLERANCE_DB = 0.4;
/** Opus at low bitrates changes phases. @unit seconds */
const LAG_TOLERANCE = 0.000_25;

/** Defines the tests that every format must pass with a decoder. */
export function describeDecodedFormat(format: AudioFormat, decoder: Decoder): void {
  const { id, name } = format;

  test.each(INPUT_RATES)(`${name} from %d Hz, decoded by ${decoder.name}, is the sound`, async (rate) => {
    const sound = speechLike(rate, SECONDS);
    const decoded = await roundTrip(format, decoder, sound, { sampleRate: rate });
    expectLength(format, decoded);
    expectAlike(format, decoder, decoded, LEAST_CORRELATION.default);
    expectLevel(decoded);
  });

  for (const rate of [8_000, RATE, 48_000]) {
    const range = format.bitrates?.(encodedRate(format, rate));
    if (range === undefined) continue;
    const title = `${name} at %d bit/s from ${rate} Hz, decoded by ${decoder.name}, is the sound`;
    test.each([range.min, range.max])(title, async (bitrate) => {
      const decoded = await roundTrip(format, decoder, speechLike(rate, SECONDS), { sampleRate: rate, bitrate });
      expectLength(format, decoded);
      expectAlike(format, decoder, decoded, LEAST_CORRELATION[bitrate === range.min ? "lowest" : "default"]);
    });
  }

  test(`silence in ${name}, decoded by ${decoder.name}, is silence of the same length`, async () => {
    const decoded = await roundTrip(format, decoder, new Float32Array(RATE));
    expectLength(format, decoded);
    // A-law has no zero.
    expect(rootMeanSquare(decoded.samples)).toBeLessThan(id === "alaw" ? 0.0003 : 0.0001);
  });

  test(`a full-scale square in ${name}, decoded by ${decoder.name}, is the square`, async () => {
    const square = Float32Array.from({ length: RATE / 2 }, (_, index) => (index % 240 < 120 ? 1 : -1));
    const decoded = await roundTrip(format, decoder, square);
    expectLength(format, decoded);
    expectAlike(format, decoder, decoded, LEAST_CORRELATION.default);
  });

  test.each([0, 1, 2, 100])(`%d samples in ${name} are a sound for ${decoder.name}`, async (length) => {
    const decoded = await roundTrip(format, decoder, speechLike(RATE, SECONDS).subarray(0, length));
    // ffmpeg 5 does not cut the end off an MP3 that is shorter than its delay.
    expectLength(format, decoded, id === "mp3" && decoder.name === "ffmpeg" ? 529 : 0);
  });

  if (format.streamable) testStream(format, decoder);
  if (format.joinable) testJoined(format, decoder);
}

function testStream(format: AudioFormat, decoder: Decoder): void {
  const { id, name } = format;
  test(`a stream of ${name}, without the changes that its end makes, is the sound for ${decoder.name}`, async () => {
    const sound = speechLike(RATE, SECONDS);
    const parts: Uint8Array[] = [];
    for await (const bytes of streamSound(id, [sound], { sampleRate: RATE, thread })) parts.push(bytes);
    const decoded = await decode(format, decoder, Buffer.concat(parts), sound, { sampleRate: RATE });
    const isRemoved = format.delay(RATE, true).removed || !format.delay(RATE).removed;
    expectLength(format, decoded, isRemoved ? 0 : format.delay(RATE).samples + 3 * MP3_FRAME);
    expectAlike(format, decoder, decoded, LEAST_CORRELATION.default, true);
  });
}

function testJoined(format: AudioFormat, decoder: Decoder): void {
  const { id, name } = format;
  test(`two joined files of ${name} are two sounds for ${decoder.name}`, async () => {
    const sound = speechLike(RATE, SECONDS);
    const bytes = await encodeSound(id, [sound], { sampleRate: RATE, thread });
    const decoded = await decode(format, decoder, Buffer.concat([bytes, bytes]), sound, { sampleRate: RATE });
    const second = decoded.samples.subarray(decoded.original.length);
    expect(second.length).toBeGreaterThanOrEqual(decoded.original.length);
    expectWithin({ ...decoded, samples: second }, format.delay(RATE).samples * 2 + 3 * AAC_FRAME);
  });
}

/** Expects that a sound begins in the first samples, at the encoded rate. */
function expectWithin({ samples, original, sampleRate, encodedRate }: Decoded, most: number): void {
  const reach = Math.ceil((most * sampleRate) / encodedRate / 2);
  expect(align(original, samples, reach, reach).correlation).toBeGreaterThan(LEAST_CORRELATION.default);
}

/** A sound that has been encoded and decoded. */
interface Decoded {
  readonly samples: Float32Array;
  /** The samples that went into the encoder, at the decoded sample rate. */
  readonly original: Float32Array;
  /** @unit hertz */
  readonly encodedRate: number;
  /** @unit hertz */
  readonly sampleRate: number;
}

async function roundTrip(
  format: AudioFormat,
  decoder: Decoder,
  sound: Float32Array<ArrayBuffer>,
  options: AudioSinkOptions = { sampleRate: RATE },
): Promise<Decoded> {
  return decode(format, decoder, await encodeSound(format.id, [sound], { ...options, thread }), sound, options);
}

async function decode(
  format: AudioFormat,
  decoder: Decoder,
  bytes: Uint8Array,
  sound: Float32Array<ArrayBuffer>,
  options: AudioSinkOptions,
): Promise<Decoded> {
  const sampleRate = encodedRate(format, options.sampleRate);
  const encoded: EncodedSound = { format: format.id, bytes, sampleRate };
  const decoded = await decoder.decode(encoded);
  const resampled = createResampler(options.sampleRate, sampleRate)(sound);
  const original = createResampler(sampleRate, decoded.sampleRate)(resampled);
  return { samples: decoded.samples, original, encodedRate: sampleRate, sampleRate: decoded.sampleRate };
}

function expectLength({ id }: AudioFormat, { samples, original, ...rates }: Decoded, more = 0): void {
  const extra = ((samples.length - original.length) * rates.encodedRate) / rates.sampleRate;
  expect(extra).toBeGreaterThanOrEqual(0);
  expect(extra).toBeLessThanOrEqual(MOST_EXTRA[id] + more);
}

function expectAlike(format: AudioFormat, decoder: Decoder, decoded: Decoded, least: number, streaming = false): void {
  const { samples, original, sampleRate } = decoded;
  if (format.lossless) {
    expect(Buffer.compare(encodePcm16(samples), encodePcm16(original))).toBe(0);
    return;
  }
  const delay = remainingDelay(format, decoder, decoded, streaming);
  const { lag, correlation } = align(original, samples, delay);
  expect(Math.abs(lag - delay)).toBeLessThanOrEqual(LAG_TOLERANCE * sampleRate);
  expect(correlation).toBeGreaterThan(least);
}

/** Expects the level of speech to be kept: LAME's presets would lower it. */
function expectLevel({ samples, original }: Decoded): void {
  const level =
    (rootMeanSquare(samples) * Math.sqrt(samples.length)) / (rootMeanSquare(original) * Math.sqrt(original.length));
  expect(Math.abs(20 * Math.log10(level))).toBeLessThan(LEVEL_TOLERANCE_DB);
}

/** Returns the delay that a decoder leaves before the sound, at the decoded rate. */
function remainingDelay(
  format: AudioFormat,
  decoder: Decoder,
  { encodedRate: rate, sampleRate }: Decoded,
  streaming: boolean,
): number {
  const { samples, removed } = format.delay(rate, streaming);
  if (removed) return 0;
  // faad drops the first frame of ADTS. Up to 24 kHz, it doubles the rate with a filter bank, in case HE-AAC follows.
  if (decoder.name === "faad") return sampleRate === rate ? samples - AAC_FRAME : 962;
  return samples;
}

/** Returns the rate at which a format encodes a sound. */
function encodedRate({ sampleRates }: AudioFormat, rate: number): number {
  return sampleRates?.find((one) => one >= rate) ?? sampleRates?.at(-1) ?? rate;
}
