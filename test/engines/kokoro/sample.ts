import type { EngineSample } from "../../contract/engine.js";

/** The facts about Kokoro that the contract suite needs, for every runtime. */
export const KOKORO_SAMPLE: EngineSample = {
  voice: "af_heart",
  otherVoice: "bm_george",
  misspelledVoice: "af_hart",
  // Short, because the suite speaks them about forty times.
  short: { text: "No.", phonemes: "nO." },
  long: { text: "No, no, no, no.", phonemes: "nO, nO, nO, nO." },
  unknownPhoneme: "%",
};
