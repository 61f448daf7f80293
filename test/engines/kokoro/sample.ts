import type { EngineSample } from "../../contract/engine.js";

/** What the contract suite asks of Kokoro, whichever runtime speaks. */
export const KOKORO_SAMPLE: EngineSample = {
  voice: "af_heart",
  otherVoice: "bm_george",
  misspelledVoice: "af_hart",
  short: { text: "Hello.", phonemes: "həlˈO." },
  long: { text: "Hello, wide and wonderful world!", phonemes: "həlˈO, wˈId ænd wˈʌndəɹfəl wˈɜɹld!" },
  unknownPhoneme: "%",
};
