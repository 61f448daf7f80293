import { VoxError } from "../core/errors.js";
import type { Reading } from "../core/reading.js";
import type { Speech } from "../core/speech.js";

/** The utterance that the speech was made from, and its engine. */
export interface Spoken {
  readonly engine: string;
  /** Length of the utterance. @unit phonemes, or characters if the engine reads text */
  readonly symbols: number;
  readonly speed: number;
  readonly reading: Reading;
}

/**
 * Maximum sound for each phoneme or mark, and for the silence around all of them, at speed 1. Measured on ten voices of Kokoro
 * at speeds 0.25 and 1: a single vowel takes at most 1.25 s; in an utterance of five phonemes each takes at most 0.28 s, and
 * less in longer ones. With damaged weights, Kokoro makes up to 1.25 s for each phoneme.
 *
 * @unit seconds
 */
const MOST_PER_PHONEME = 0.25;
const MOST_AROUND = 2;
/** Maximum sound for a character of text: "€" or "9" can stand for several words. @unit seconds */
const MOST_PER_CHARACTER = 4;

/**
 * Checks that the samples of an engine can be speech. Damaged weights or memory would otherwise be played as noise.
 *
 * @throws {VoxError} `VOX_ENGINE_FAILED` if a sample is not finite, if all samples have the same value other than 0, or if the
 *   sound is much too long for the utterance.
 */
export function checkSpeech({ samples, sampleRate }: Speech, { engine, symbols, speed, reading }: Spoken): void {
  const [first = 0] = samples;
  let constant = samples.length > 1 && first !== 0;
  for (let index = 0; index < samples.length; index += 1) {
    const sample = samples[index] ?? 0;
    if (!Number.isFinite(sample)) throw damaged(engine, `sample ${index} of its sound is ${sample}`);
    if (sample !== first) constant = false;
  }
  if (constant) throw damaged(engine, `all samples of its sound are ${first}`);
  const seconds = samples.length / sampleRate;
  const each = reading === "engine" ? MOST_PER_CHARACTER : MOST_PER_PHONEME;
  // At a speed above 1, a voice may speak more slowly than requested, so only a speed below 1 changes the limit.
  const most = (MOST_AROUND + each * symbols) / Math.min(1, speed);
  if (seconds <= most) return;
  const what = reading === "engine" ? "characters" : "phonemes";
  throw damaged(
    engine,
    `it made ${seconds.toFixed(1)} s of sound for ${symbols} ${what}, more than the limit of ${most.toFixed(1)} s`,
  );
}

function damaged(engine: string, reason: string): VoxError<"VOX_ENGINE_FAILED"> {
  return new VoxError(
    "VOX_ENGINE_FAILED",
    `engine ${engine} failed: ${reason}; its weights may be damaged: \`voxweave assets verify\` checks them, and ` +
      "`voxweave assets pull` replaces damaged files",
    { engine },
  );
}
