import type { EngineDescriptor } from "../descriptor.js";
import { DEFAULT_TONE, TONE_VOICES } from "./voices.js";

/** Tones in place of speech, without weights and always with the same samples. */
export const TONE: EngineDescriptor = {
  id: "tone",
  open: async () => (await import("./tone-engine.js")).createToneEngine(),
  voices: async () => TONE_VOICES,
  defaultVoice: async () => DEFAULT_TONE,
};
