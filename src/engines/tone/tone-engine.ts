import { abortable } from "../../core/abort.js";
import { checkNumber } from "../../core/checks.js";
import type { Engine } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { findVoices } from "../../core/find-voices.js";
import type { Speech } from "../../core/speech.js";
import type { SpeechStyle, VoiceMix } from "../../core/voice.js";
import { BASE_HZ, DEFAULT_TONE, TONE_VOICES } from "./voices.js";

const SAMPLE_RATE = 16_000;
const FRAME_SAMPLES = 320; // 20 ms.
const MAX_PHONEMES = 510;

/**
 * An engine that needs no weights: every phoneme becomes a tone, spaces and marks become silence.
 *
 * The same utterance and style always give the same samples. It is meant for tests, of VoxWeave and of what is built
 * with it, and for examples; it honours the whole contract of {@link Engine}, and takes any symbol for a phoneme. Like
 * an engine with a model it speaks one utterance after another, and never before the caller has got the promise.
 */
export function createToneEngine(): Engine {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const speak = async (phonemes: string, style: SpeechStyle, signal: AbortSignal | undefined): Promise<Speech> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    if (closed) throw closedError();
    return speakTones(phonemes, style);
  };

  return {
    id: "tone",
    input: "phonemes",
    sampleRate: SAMPLE_RATE,
    maxInputLength: MAX_PHONEMES,
    concurrency: 1,
    defaultVoice: DEFAULT_TONE,
    voices: async () => TONE_VOICES,
    async synthesize({ phonemes }, style, { signal } = {}) {
      signal?.throwIfAborted();
      if (closed) throw closedError();
      checkUtterance(phonemes);
      checkNumber("style.speed", style.speed, 0.25, 4);
      findVoices(style.voice, "tone", TONE_VOICES);
      const call = last.then(() => speak(phonemes, style, signal));
      last = call.catch(() => {});
      return abortable(call, signal);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      await last;
    },
  };
}

function checkUtterance({ length: phonemes }: string): void {
  if (phonemes <= MAX_PHONEMES) return;
  const message = `an utterance has ${phonemes} phonemes, the tone engine takes ${MAX_PHONEMES}`;
  throw new VoxError("VOX_UTTERANCE_TOO_LONG", message, { phonemes, maxPhonemes: MAX_PHONEMES });
}

function closedError(): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", "the tone engine is closed", { engine: "tone" });
}

function speakTones(phonemes: string, { voice, speed }: SpeechStyle): Speech {
  const baseHz = mixedBase(voice);
  if (phonemes === "") return { samples: new Float32Array(0), sampleRate: SAMPLE_RATE };
  const lead = 2;
  const tail = 4;
  // One for each UTF-16 code unit, as utterances count them; iterating over the string would count code points.
  const frames = Int32Array.from({ length: phonemes.length }, (_, index) => {
    return Math.max(1, Math.round(framesOf(phonemes.charAt(index)) / speed));
  });
  const total = frames.reduce((sum, count) => sum + count, lead + tail);
  const samples = new Float32Array(total * FRAME_SAMPLES);
  let at = lead * FRAME_SAMPLES;
  frames.forEach((count, index) => {
    const length = count * FRAME_SAMPLES;
    writeTone(samples.subarray(at, at + length), pitchOf(phonemes.charAt(index), baseHz));
    at += length;
  });
  return { samples, sampleRate: SAMPLE_RATE, frames: { frameSamples: FRAME_SAMPLES, lead, phonemes: frames, tail } };
}

function mixedBase(mix: VoiceMix): number {
  return mix.reduce((sum, { voice, weight }) => sum + (BASE_HZ.get(voice) ?? 0) * weight, 0);
}

function framesOf(symbol: string): number {
  if (/[.!?…—;:]/u.test(symbol)) return 10;
  if (/[\s,()“”"]/u.test(symbol)) return 3;
  return 4;
}

/** Hertz, or 0 for a symbol without sound. Neighbouring symbols lie a semitone and more apart. */
function pitchOf(symbol: string, baseHz: number): number {
  if (/[^\p{L}\p{M}\p{N}]/u.test(symbol)) return 0;
  return baseHz * 2 ** ((symbol.charCodeAt(0) % 24) / 12);
}

/** A sine that swells and fades within the phoneme, so that no two tones click where they meet. */
function writeTone(samples: Float32Array, hertz: number): void {
  if (hertz === 0) return;
  for (let index = 0; index < samples.length; index += 1) {
    const swell = Math.sin((Math.PI * index) / samples.length);
    samples[index] = 0.3 * swell * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE);
  }
}
