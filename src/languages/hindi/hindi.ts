import { abbreviationTable } from "../espeak/abbreviations.js";
import { espeakLanguage } from "../espeak/espeak-language.js";
import { DEVANAGARI } from "../espeak/letters.js";
import type { LanguagePack } from "../language-pack.js";

/** Hindi, with phonemes by eSpeak NG. */
export const HINDI: LanguagePack = espeakLanguage({
  language: "hi",
  voice: "hi",
  letters: DEVANAGARI,
  abbreviations: {
    titles: abbreviationTable("डॉ डॉक्टर, प्रो प्रोफ़ेसर"),
    labels: abbreviationTable("रु रुपये"),
  },
});
