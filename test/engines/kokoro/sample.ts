import type { EngineSample } from "../../contract/engine.js";

/** What the contract suite asks of Kokoro, whichever runtime speaks. */
export const KOKORO_SAMPLE: EngineSample = {
  voice: "af_heart",
  otherVoice: "bm_george",
  misspelledVoice: "af_hart",
  // Quick to say: the suite has them said some forty times.
  short: { text: "No.", phonemes: "nO." },
  long: { text: "No, no, no, no.", phonemes: "nO, nO, nO, nO." },
  unknownPhoneme: "%",
};
