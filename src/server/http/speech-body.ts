import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import type { SpeakingFields } from "../speech/speaking-fields.js";
import { nullIsAbsent } from "./null-is-absent.js";
import { formatSchema, inputSchema, type StreamedFormat, speakingShape } from "./schemas.js";

/** The body of `POST /v1/audio/speech`: OpenAI's fields, and ours. */
export interface SpeechBody extends SpeakingFields {
  readonly input: string;
  readonly model?: string | undefined;
  readonly instructions?: string | undefined;
  readonly response_format: StreamedFormat;
  readonly stream_format: "audio" | "sse";
  readonly stream: boolean;
  readonly timestamps: boolean;
  readonly bitrate?: number | undefined;
}

/** @param mostCharacters maximum length of `input` */
export function speechBodySchema(mostCharacters: number): ZodType<SpeechBody> {
  const schema = z.looseObject({
    input: inputSchema(mostCharacters),
    model: z.string().optional().describe("A model (`GET /v1/models`). An unknown one means the default."),
    instructions: z.string().optional().describe("Accepted, and not used: a header of the reply says so."),
    response_format: formatSchema.default("mp3"),
    stream_format: z
      .enum(["audio", "sse"])
      .default("audio")
      .describe("`sse`: events with sound in base64, and the end with its usage."),
    stream: z
      .boolean()
      .default(true)
      .describe(
        "`false`: the sound is that of a file. The reply comes when it is complete, with its length; or, with `sse`, in events, " +
          "the last of which has the `patches` of the bytes before.",
      ),
    timestamps: z
      .boolean()
      .default(false)
      .describe("With `sse`: also an event with the times of the words of each part."),
    bitrate: z.number().int().optional().describe("Bits per second, for a format that has a bitrate."),
    ...speakingShape,
  });
  return nullIsAbsent(schema).meta({
    examples: [{ model: "kokoro", input: "Hello, world.", voice: "alloy", response_format: "mp3" }],
  });
}

/** Names of the fields that have an effect. `instructions` is known, and has none. */
export const SPEECH_FIELDS: readonly string[] = [
  ...["input", "model", "response_format", "stream_format", "stream", "timestamps", "bitrate"],
  ...Object.keys(speakingShape),
];
