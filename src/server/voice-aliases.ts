import type { Voice } from "../core/voice.js";

/**
 * OpenAI's voices, and the voice of Kokoro that stands in for each: of the same gender where OpenAI's has one, and of the best
 * grade that is left (docs/voices.md). Each is a different voice.
 */
export const OPENAI_VOICES: Readonly<Record<string, string>> = {
  alloy: "af_alloy",
  ash: "am_michael",
  ballad: "bm_george",
  coral: "af_bella",
  echo: "am_echo",
  fable: "bm_fable",
  onyx: "am_onyx",
  nova: "af_nova",
  sage: "af_sarah",
  shimmer: "bf_emma",
  verse: "am_fenrir",
  marin: "af_heart",
  cedar: "am_puck",
};

/** Returns the voice for the name that a client sent: one of OpenAI's, or a voice or mix of the engine. */
export function resolveVoice(name: string, voices: readonly Voice[], defaultVoice: string): string {
  const alias = Object.hasOwn(OPENAI_VOICES, name.toLowerCase()) ? OPENAI_VOICES[name.toLowerCase()] : undefined;
  const has = (id: string): boolean => voices.some((voice) => voice.id === id);
  if (alias === undefined || has(name)) return name;
  return has(alias) ? alias : defaultVoice; // Another engine than Kokoro.
}

/** Returns OpenAI's names of a voice. */
export function aliasesOf(id: string): readonly string[] {
  return Object.entries(OPENAI_VOICES)
    .filter(([, voice]) => voice === id)
    .map(([name]) => name);
}
