import { KOKORO_VOICE_IDS } from "../../assets/catalogue/catalogue.js";
import { VOICE_DIGESTS } from "../../assets/catalogue/voice-digests.js";
import { sha256OfBytes } from "../../core/sha256.js";
import type { Voice } from "../../core/voice.js";
import { KOKORO_LANGUAGES } from "./languages.js";
import { VOICE_GRADES } from "./voice-grades.js";
import { VOICE_LOUDNESS } from "./voice-loudness.js";

/** The id of a voice of Kokoro-82M v1.0. */
export type KokoroVoice = (typeof KOKORO_VOICE_IDS)[number];

declare module "../../core/voice.js" {
  /** The names of Kokoro's voices. */
  interface VoiceNames extends Record<KokoroVoice, true> {}
}

/** The voice with the best rating by the model's author. */
export const DEFAULT_VOICE = "af_heart";

/** Returns the name of a voice's asset. */
export function voiceAsset(id: string): string {
  return `voices/${id}`;
}

/** The 54 voices of Kokoro-82M v1.0. An id consists of the language's letter, the gender's letter, and the name. */
export const KOKORO_VOICES: readonly Voice[] = KOKORO_VOICE_IDS.map(describe);

/** Returns a digest of all voices. It changes if the file of any voice changes. */
export async function voicesDigest(): Promise<string> {
  const digests = new TextEncoder().encode(JSON.stringify(VOICE_DIGESTS));
  return (await sha256OfBytes(digests)).slice(0, 16);
}

function describe(id: string): Voice {
  const name = id.slice(3);
  const grade = VOICE_GRADES[id];
  const loudnessLufs = VOICE_LOUDNESS[id];
  const { locale = "und", language } = KOKORO_LANGUAGES.find(({ letter }) => letter === id.charAt(0)) ?? {};
  return {
    id,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    locale,
    ...(language !== undefined && { language }),
    gender: id.charAt(1) === "f" ? "female" : "male",
    ...(grade !== undefined && { grade }),
    ...(loudnessLufs !== undefined && { loudnessLufs }),
  };
}
