import { logMel, logMelDistance } from "../../audio/log-mel.js";
import { fromBase64 } from "../../core/base64.js";
import { encodePhonemes } from "./encode.js";
import type { SessionInput, SessionOutput } from "./run-model.js";
import { SAMPLE_RATE } from "./speech.js";

/** An utterance whose sound is known, with which a device shows that it speaks right. */
export interface Probe {
  readonly input: SessionInput;
  /** Length of the sound. @unit samples */
  readonly length: number;
  /** The log-mel spectrogram of the sound; shape (frames, 40). @unit decibels */
  readonly logMel: readonly Float32Array[];
}

/** A probe as JSON, as `scripts/make-gpu-probe.mjs` writes it. */
export interface StoredProbe {
  readonly phonemes: string;
  /** float32 in base64; shape (256,). */
  readonly style: string;
  /** Length of the sound. @unit samples */
  readonly length: number;
  /** The log-mel spectrogram, a byte a level, in base64; shape (frames, 40). */
  readonly logMel: string;
}

/** Distance of two frames. @unit samples */
const HOP = 1000;
const BANDS = 40;
/** The level of byte 0. @unit decibels */
const FLOOR = -40;
/** Bytes in a decibel. */
const STEPS = 3;

/**
 * Largest distance of right sound: rounding of stored levels makes 0.1, arithmetic in float16 0.1, WebAssembly 0.2.
 * @unit decibels
 */
const MOST_DISTANCE = 0.5;

/** Encodes a probe. @param style shape (256,) @param samples the right sound */
export function storeProbe(phonemes: string, style: Float32Array, samples: Float32Array): StoredProbe {
  const levels = logMel(samples, SAMPLE_RATE, HOP).flatMap((frame) =>
    Array.from(frame, (level) => Math.min(255, Math.max(0, Math.round((level - FLOOR) * STEPS)))),
  );
  const bytes = new Uint8Array(style.buffer, style.byteOffset, style.byteLength);
  return { phonemes, style: toBase64(bytes), length: samples.length, logMel: toBase64(levels) };
}

/** Decodes a stored probe. */
export function readProbe({ phonemes, style, length, logMel: stored }: StoredProbe): Probe {
  const levels = fromBase64(stored);
  const frames = Array.from({ length: levels.length / BANDS }, (_, frame) =>
    Float32Array.from(levels.subarray(frame * BANDS, (frame + 1) * BANDS), (level) => level / STEPS + FLOOR),
  );
  return {
    input: { ids: encodePhonemes(phonemes), style: new Float32Array(fromBase64(style).buffer), speed: 1 },
    length,
    logMel: frames,
  };
}

/** Returns what is wrong with the sound of a probe, or `undefined` for the right sound. */
export function findFault({ length, logMel: expected }: Probe, { samples }: SessionOutput): string | undefined {
  if (samples.length !== length) return `the known sentence has ${samples.length} samples, not ${length}`;
  if (!samples.every(Number.isFinite)) return "the known sentence has samples that are no numbers";
  const distance = logMelDistance(logMel(samples, SAMPLE_RATE, HOP), expected);
  if (distance < MOST_DISTANCE) return undefined;
  return `the known sentence sounds wrong, ${distance.toFixed(1)} dB from the right sound`;
}

function toBase64(bytes: Iterable<number>): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
