import { KOKORO_VOICE_IDS } from "../../assets/catalogue.js";
import type { Voice } from "../../core/voice.js";
import type { Language } from "../../languages/registry.js";

/** The voice that the model's author rates best. */
export const DEFAULT_VOICE = "af_heart";

/** Languages by the first letter of a voice's name. */
const LOCALES: Record<string, { readonly locale: string; readonly language?: Language }> = {
  a: { locale: "en-US", language: "en-us" },
  b: { locale: "en-GB", language: "en-gb" },
  e: { locale: "es-ES", language: "es" },
  f: { locale: "fr-FR", language: "fr" },
  h: { locale: "hi-IN", language: "hi" },
  i: { locale: "it-IT", language: "it" },
  j: { locale: "ja-JP" },
  p: { locale: "pt-BR", language: "pt-br" },
  z: { locale: "zh-CN" },
};

/** Name of a voice's asset. */
export function voiceAsset(id: string): string {
  return `voices/${id}`;
}

/** The 54 voices of Kokoro-82M v1.0. Their names tell language, gender and name. */
export const KOKORO_VOICES: readonly Voice[] = KOKORO_VOICE_IDS.map(describe);

function describe(id: string): Voice {
  const name = id.slice(3);
  return {
    id,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    locale: "und",
    ...LOCALES[id.charAt(0)],
    gender: id.charAt(1) === "f" ? "female" : "male",
  };
}
