import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import { nullIsAbsent } from "../http/null-is-absent.js";
import { inputSchema, speedSchema } from "../http/schemas.js";
import { DEFAULT_OUTPUT_FORMAT } from "./output-format.js";

/** Settings of a voice. Those that Kokoro lacks have no effect. */
export interface VoiceSettings {
  readonly speed?: number | undefined;
}

/** The schema of {@link VoiceSettings}. */
export const voiceSettingsSchema: ZodType<VoiceSettings> = nullIsAbsent(
  z.looseObject({ speed: speedSchema.optional().describe("Pace; 1 is natural.") }),
);

/** The body of a request to speak. */
export interface TextToSpeechBody {
  readonly text: string;
  readonly model_id?: string | undefined;
  readonly language_code?: string | undefined;
  readonly voice_settings?: VoiceSettings | undefined;
}

/** Names of the fields that have an effect. */
export const TEXT_TO_SPEECH_FIELDS: readonly string[] = ["text", "model_id", "language_code", "voice_settings"];

/** @param mostCharacters maximum length of `text` */
export function textToSpeechSchema(mostCharacters: number): ZodType<TextToSpeechBody> {
  const schema = z.looseObject({
    text: inputSchema(mostCharacters),
    model_id: z.string().optional().describe("Accepted; the server has one engine."),
    language_code: z.string().optional().describe("BCP 47 tag of the text. Default: that of the voice."),
    voice_settings: voiceSettingsSchema.optional().describe("`speed` has its effect. The others are accepted."),
  });
  return nullIsAbsent(schema).meta({ examples: [{ text: "Hello, world.", model_id: "eleven_multilingual_v2" }] });
}

/** The query of a request to speak. */
export interface TextToSpeechQuery {
  readonly output_format: string;
}

/** The schema of {@link TextToSpeechQuery}. */
export const textToSpeechQuerySchema: ZodType<TextToSpeechQuery> = z.object({
  output_format: z
    .string()
    .default(DEFAULT_OUTPUT_FORMAT)
    .describe("`mp3_RATE_KBITS`, `opus_RATE_KBITS`, `pcm_RATE`, `wav_RATE`, `ulaw_8000` or `alaw_8000`."),
});

/** The path of a request to speak. */
export interface VoicePath {
  readonly voice_id: string;
}

/** The schema of {@link VoicePath}. */
export const voicePathSchema: ZodType<VoicePath> = z.object({
  voice_id: z
    .string()
    .min(1)
    .describe("A voice (`GET /v1/voices`), a mix, or one of OpenAI's names.")
    .meta({ examples: ["alloy"] }),
});

const charactersSchema: ZodType = z
  .object({
    characters: z.array(z.string()),
    character_start_times_seconds: z.array(z.number()),
    character_end_times_seconds: z.array(z.number()),
  })
  .nullable();

/** The schema of sound with the times of its characters. */
export const timedReplySchema: ZodType = z.object({
  audio_base64: z.string().describe("Sound."),
  alignment: charactersSchema.describe("The characters as written."),
  normalized_alignment: charactersSchema.describe("The characters as spoken."),
});

/** The schema of the body of an error. */
export const detailSchema: ZodType = z.object({
  detail: z.object({
    status: z.string(),
    message: z.string().describe("What failed, and what to do."),
    type: z.string(),
    code: z.string(),
    param: z.string().nullable(),
  }),
});
