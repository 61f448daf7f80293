import { abortable } from "../../core/abort.js";
import type { Engine, SynthesizeOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { findVoices } from "../../core/find-voices.js";
import type { Speech } from "../../core/speech.js";
import { checkSpeed } from "../../core/speed.js";
import type { SpeechStyle, VoiceMix } from "../../core/voice.js";
import { BASE_HZ, DEFAULT_TONE, TONE_VOICES } from "./voices.js";

const SAMPLE_RATE = 16_000;
const FRAME_SAMPLES = 320; // 20 ms.
const MAX_PHONEMES = 510;
/** Changes with the tones. */
const FINGERPRINT = "tones-1";

/**
 * Creates an engine that needs no weights: every phoneme becomes a tone, spaces and punctuation become silence.
 *
 * The same utterance and style always have the same samples. The engine is for examples and for tests, of VoxWeave and of
 * programs that use it. It fulfils the whole contract of {@link Engine}, and accepts any symbol as a phoneme. Like an engine
 * with a model, it speaks one utterance after another, and starts only after the caller has received the promise.
 */
export function createToneEngine(): Engine {
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const speak = async (
    phonemes: string,
    style: SpeechStyle,
    { signal, onStart }: SynthesizeOptions,
  ): Promise<Speech> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    if (closed) throw closedError();
    onStart?.();
    return speakTones(phonemes, style);
  };

  return {
    id: "tone",
    fingerprint: FINGERPRINT,
    input: "phonemes",
    sampleRate: SAMPLE_RATE,
    maxInputLength: MAX_PHONEMES,
    concurrency: 1,
    defaultVoice: DEFAULT_TONE,
    voices: async () => TONE_VOICES,
    async synthesize({ phonemes }, style, options = {}) {
      const { signal } = options;
      signal?.throwIfAborted();
      if (closed) throw closedError();
      checkUtterance(phonemes);
      checkSpeed("style.speed", style.speed);
      findVoices(style.voice, "tone", TONE_VOICES);
      const call = last.then(() => speak(phonemes, style, options));
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
  const message = `an utterance has ${phonemes} phonemes, but the tone engine accepts ${MAX_PHONEMES}; cut it`;
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
  // Utterances count UTF-16 code units. Iterating over the string would count code points.
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

/** Returns the pitch of a symbol, or 0 if it has no sound. Neighbouring symbols differ by a semitone or more. @unit hertz */
function pitchOf(symbol: string, baseHz: number): number {
  if (/[^\p{L}\p{M}\p{N}]/u.test(symbol)) return 0;
  return baseHz * 2 ** ((symbol.charCodeAt(0) % 24) / 12);
}

/** Writes a sine that fades in and out within the phoneme, so that there is no click between two tones. */
function writeTone(samples: Float32Array, hertz: number): void {
  if (hertz === 0) return;
  for (let index = 0; index < samples.length; index += 1) {
    const swell = Math.sin((Math.PI * index) / samples.length);
    samples[index] = 0.3 * swell * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE);
  }
}
