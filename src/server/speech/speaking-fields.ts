import type { MarkupLanguage } from "../../markup/markup-language.js";
import type { Loudness } from "../../speaker/leveller.js";
import type { Pauses } from "../../speaker/pauses.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import { resolveVoice } from "../voice-aliases.js";
import type { SpeechService } from "./speech-service.js";

/** The fields of a request that say how a text is spoken. */
export interface SpeakingFields {
  readonly voice?: string | undefined;
  readonly speed?: number | undefined;
  readonly language?: string | undefined;
  readonly markup?: MarkupLanguage | "auto" | undefined;
  readonly strict?: boolean | undefined;
  readonly loudness?: Loudness | undefined;
  readonly pauses?: Pauses | undefined;
}

/** The sample rate of a sound whose request names none, whatever the engine: clients take it for granted. @unit hertz */
export const SAMPLE_RATE = 24_000;

/** Returns the options of the speaker for the fields of a request. */
export async function speakOptions(fields: SpeakingFields, { speaker }: SpeechService): Promise<SpeakOptions> {
  const { voice, speed, language, markup, strict, loudness, pauses } = fields;
  const voices = voice === undefined ? [] : await speaker.voices();
  return {
    ...(voice !== undefined && { voice: resolveVoice(voice, voices, speaker.engine.defaultVoice) }),
    speed,
    language,
    markup,
    strict,
    loudness,
    pauses,
    sampleRate: SAMPLE_RATE,
  };
}
