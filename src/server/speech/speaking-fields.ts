import { createLexicon } from "../../lexicon/create-lexicon.js";
import type { LexiconEntries } from "../../lexicon/entries-object.js";
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
  /** Pronunciations of words, beside those of the server. */
  readonly lexicon?: RequestLexicon | undefined;
}

/** The lexicon of a request. It has no patterns, because a pattern of a stranger may take a whole thread. */
export type RequestLexicon = Required<Pick<LexiconEntries, "words">>;

/** The sample rate of a sound whose request names none, whatever the engine: clients take it for granted. @unit hertz */
export const SAMPLE_RATE = 24_000;

/**
 * Returns the options of the speaker for the fields of a request.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export async function speakOptions(fields: SpeakingFields, { speaker }: SpeechService): Promise<SpeakOptions> {
  const { voice, speed, language, markup, strict, loudness, pauses, lexicon } = fields;
  const voices = voice === undefined ? [] : await speaker.voices();
  return {
    ...(voice !== undefined && { voice: resolveVoice(voice, voices, speaker.engine.defaultVoice) }),
    speed,
    language,
    markup,
    strict,
    loudness,
    pauses,
    lexicons: lexicon && [await createLexicon({ name: "of the request", words: lexicon.words })],
    sampleRate: SAMPLE_RATE,
  };
}
