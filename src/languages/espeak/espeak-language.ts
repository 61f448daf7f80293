import { AS_WRITTEN_RULES } from "../../text/passthrough-rules.js";
import { ruleIndex } from "../../text/rule-index.js";
import { endsInInitial, type SentenceEnds } from "../../text/text-language.js";
import type { LanguagePack } from "../language-pack.js";
import { type Abbreviations, abbreviationRule, endsInAbbreviation } from "./abbreviations.js";
import { openEspeakPhonemizer } from "./espeak-phonemizer.js";
import type { EspeakVoice } from "./voice.js";

/** Settings of a language that eSpeak NG reads. */
export interface EspeakLanguage extends EspeakVoice {
  readonly abbreviations: Abbreviations;
  readonly spacedGuillemets?: true;
}

/** Returns the pack of a language that eSpeak NG reads, with its numbers and symbols. Kokoro was trained on its phonemes. */
export function espeakLanguage({ abbreviations, spacedGuillemets, ...voice }: EspeakLanguage): LanguagePack {
  const sentenceEnds: SentenceEnds = {
    ...(spacedGuillemets && { spacedGuillemets }),
    fullStopEnds: (before, next) => !endsInInitial(before) && !endsInAbbreviation(abbreviations, before, next),
  };
  return {
    text: { sentenceEnds, rules: ruleIndex([abbreviationRule(abbreviations), ...AS_WRITTEN_RULES]) },
    openPhonemizer: ({ espeak }) => openEspeakPhonemizer(espeak, voice),
  };
}
