import type { Language } from "../../core/language.js";
import type { Voice } from "../../core/voice.js";

/** The voice that the model's author rates best. */
export const DEFAULT_VOICE = "af_heart";

/** Languages by the first letter of a voice's name. */
const LOCALES: Record<string, { readonly locale: string; readonly language?: Language }> = {
  a: { locale: "en-US", language: "en-us" },
  b: { locale: "en-GB", language: "en-gb" },
  e: { locale: "es-ES" },
  f: { locale: "fr-FR" },
  h: { locale: "hi-IN" },
  i: { locale: "it-IT" },
  j: { locale: "ja-JP" },
  p: { locale: "pt-BR" },
  z: { locale: "zh-CN" },
};

/** The 54 voices of Kokoro-82M v1.0: language, gender, name. */
const NAMES = `
  af_heart af_alloy af_aoede af_bella af_jessica af_kore af_nicole af_nova af_river af_sarah af_sky
  am_adam am_echo am_eric am_fenrir am_liam am_michael am_onyx am_puck am_santa
  bf_alice bf_emma bf_isabella bf_lily bm_daniel bm_fable bm_george bm_lewis
  ef_dora em_alex em_santa ff_siwis hf_alpha hf_beta hm_omega hm_psi if_sara im_nicola
  jf_alpha jf_gongitsune jf_nezumi jf_tebukuro jm_kumo pf_dora pm_alex pm_santa
  zf_xiaobei zf_xiaoni zf_xiaoxiao zf_xiaoyi zm_yunjian zm_yunxi zm_yunxia zm_yunyang`;

/** Name of a voice's asset. */
export function voiceAsset(id: string): string {
  return `voices/${id}`;
}

export const KOKORO_VOICES: readonly Voice[] = NAMES.trim().split(/\s+/u).map(describe);

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
