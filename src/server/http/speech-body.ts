import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { SpeechService } from "../speech/speech-service.js";
import { resolveVoice } from "../voice-aliases.js";
import { formatSchema, type SpeakingFields, type StreamedFormat, speakingShape } from "./schemas.js";

/** The body of `POST /v1/audio/speech`: OpenAI's fields, and ours. */
export interface SpeechBody extends SpeakingFields {
  readonly input: string;
  readonly model?: string | undefined;
  readonly instructions?: string | null | undefined;
  readonly response_format: StreamedFormat;
  readonly stream_format: "audio" | "sse";
  readonly stream: boolean;
  readonly timestamps: boolean;
  readonly bitrate?: number | undefined;
}

/** @param mostCharacters maximum length of `input` */
export function speechBodySchema(mostCharacters: number): ZodType<SpeechBody> {
  return z.looseObject({
    input: z
      .string()
      .min(1, "must not be empty")
      .max(mostCharacters, `must have at most ${mostCharacters} characters`)
      .describe("The text to speak."),
    model: z.string().optional().describe("A model (`GET /v1/models`). An unknown one means the default."),
    instructions: z.string().nullish().describe("Accepted, and not used: a header of the reply says so."),
    response_format: formatSchema.default("mp3"),
    stream_format: z
      .enum(["audio", "sse"])
      .default("audio")
      .describe("`sse`: events with sound in base64, and the end with its usage."),
    stream: z.boolean().default(true).describe("`false`: the reply comes when it is complete, with its length."),
    timestamps: z
      .boolean()
      .default(false)
      .describe("With `sse`: also an event with the times of the words of each part."),
    bitrate: z.number().int().optional().describe("Bits per second, for a format that has a bitrate."),
    ...speakingShape,
  });
}

/** Names of the fields that a server understands. `instructions` is known, and has no effect. */
const KNOWN: readonly string[] = [
  ...["input", "model", "response_format", "stream_format", "stream", "timestamps", "bitrate"],
  ...Object.keys(speakingShape),
];

/** Returns the names of the fields of a body that have no effect. */
export function ignoredFields(body: object): readonly string[] {
  return Object.entries(body)
    .filter(([name, value]) => !KNOWN.includes(name) && value !== null && value !== undefined)
    .map(([name]) => name);
}

/** The sample rate of every sound, whatever the engine: clients take it for granted. @unit hertz */
export const SAMPLE_RATE = 24_000;

/** Returns the options of the speaker for the fields of a body. */
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
