import type { ZodType } from "zod";
import type { CaptionOptions } from "../../captions/caption-options.js";
import { CAPTION_FORMATS, type CaptionFormat } from "../../captions/captions.js";
import { z } from "../../platform/schema.js";
import type { SpeakingFields } from "../speech/speaking-fields.js";
import { nullIsAbsent } from "./null-is-absent.js";
import {
  formatSchema,
  inputSchema,
  type StreamedFormat,
  sourceRangeSchema,
  speakingShape,
  usageSchema,
  wordSchema,
} from "./schemas.js";

/** The body of `POST /v1/captions`. */
export interface CaptionBody extends SpeakingFields {
  readonly input: string;
  readonly model?: string | undefined;
  readonly response_format: StreamedFormat;
  readonly bitrate?: number | undefined;
  readonly audio: boolean;
  readonly caption_format: CaptionFormat;
  readonly caption_options: CaptionOptions;
}

/** @param mostCharacters maximum length of `input` */
export function captionBodySchema(mostCharacters: number): ZodType<CaptionBody> {
  const schema = z.looseObject({
    input: inputSchema(mostCharacters),
    model: z.string().optional().describe("As for speech."),
    response_format: formatSchema.default("mp3"),
    bitrate: z.number().int().optional().describe("Bits per second, for a format that has a bitrate."),
    audio: z.boolean().default(true).describe("`false`: the reply has no sound."),
    caption_format: z
      .enum(CAPTION_FORMATS)
      .default("json")
      .describe("Beside `json`, whose reply has only words and cues: also the content of a caption file."),
    caption_options: captionOptionsSchema.default({}).describe("How captions are cut and timed."),
    ...speakingShape,
  });
  return nullIsAbsent(schema).meta({ examples: [{ input: "Hello, world.", voice: "alloy", caption_format: "vtt" }] });
}

/** The names and the bounds of the captions of the library, which checks them. */
const captionOptionsSchema: ZodType<CaptionOptions> = nullIsAbsent(
  z.object({
    lineLength: z.number().optional().describe("Longest line, in characters: 10 to 200."),
    lines: z.number().optional().describe("Most lines of a cue: 1 to 4."),
    charactersPerSecond: z.number().optional().describe("Reading speed: 5 to 100."),
    minSeconds: z.number().optional().describe("Shortest cue, if silence follows: 0 to 10."),
    maxSeconds: z.number().optional().describe("Longest cue: 1 to 60."),
    gapSeconds: z.number().optional().describe("A cue stays until the next one across a shorter silence: 0 to 10."),
    wordTimes: z.boolean().optional().describe("Whether ASS and WebVTT have the time of each word."),
  }),
);

/** Names of the fields that have an effect. */
export const CAPTION_FIELDS: readonly string[] = [
  ...["input", "model", "response_format", "bitrate", "audio", "caption_format", "caption_options"],
  ...Object.keys(speakingShape),
];

/** The schema of a reply with words and cues. */
export const captionReplySchema: ZodType = z
  .object({
    audio: z.string().optional().describe("The sound, in base64."),
    media_type: z.string().optional().describe("Media type of the sound."),
    delay: z.number().optional().describe("How much later than in the times the sound is, in seconds."),
    duration: z.number().describe("Length of the sound, in seconds."),
    words: z.array(wordSchema),
    cues: z.array(
      z.object({ start: z.number(), end: z.number(), lines: z.array(z.string()), source: sourceRangeSchema }),
    ),
    captions: z.string().optional().describe("The content of a caption file, unless `caption_format` is `json`."),
    unspoken: z.array(sourceRangeSchema).describe("Ranges of the text without sound."),
    usage: usageSchema,
  })
  .describe("The sound, the times of its words on the text as sent, and its captions.");
