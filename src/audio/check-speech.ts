import { VoxError } from "../core/errors.js";
import type { Speech } from "../core/speech.js";

/** What the speech was made of. */
export interface Spoken {
  readonly engine: string;
  /** Phonemes of the utterance, or characters where the engine reads text by itself. */
  readonly symbols: number;
  readonly speed: number;
  readonly reading: "front-end" | "engine";
}

/**
 * Most sound for a phoneme, marks included, and for the silence around all of them, at speed 1. Measured on ten voices of Kokoro
 * at speeds 0.25 and 1: a single vowel takes 1.25 s at most, utterances of five phonemes and more 0.28 s for each, and less the
 * longer they are. With damaged weights Kokoro gives each up to 1.25 s.
 *
 * @unit seconds
 */
const MOST_PER_PHONEME = 0.25;
const MOST_AROUND = 2;
/** Most sound for a character of text: "€" or "9" may be several words. @unit seconds */
const MOST_PER_CHARACTER = 4;

/**
 * Checks that an engine has given what may be speech: damaged weights or memory must not be heard as noise.
 *
 * @throws {VoxError} `VOX_ENGINE_FAILED` where a sample is not finite, all samples are one value other than 0, or the sound is
 *   much too long for what was to be said.
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
  // Faster than the voice's own pace, an engine may not keep up.
  const most = (MOST_AROUND + each * symbols) / Math.min(1, speed);
  if (seconds <= most) return;
  const what = reading === "engine" ? "characters" : "phonemes";
  throw damaged(
    engine,
    `it made ${seconds.toFixed(1)} s of sound of ${symbols} ${what}, at most ${most.toFixed(1)} s may be`,
  );
}

function damaged(engine: string, reason: string): VoxError<"VOX_ENGINE_FAILED"> {
  return new VoxError(
    "VOX_ENGINE_FAILED",
    `engine ${engine} failed: ${reason}; its weights may be damaged: \`voxweave assets verify\` checks them, and ` +
      "`voxweave assets pull` replaces those that are",
    { engine },
  );
}
