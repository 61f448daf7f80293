import type { ZodType } from "zod";
import { SPEED, SPEED_RULE } from "../../core/speed.js";
import { MARKUP_LANGUAGES } from "../../markup/markup-language.js";
import { z } from "../../platform/schema.js";
import type { SpeakingFields } from "../speech/speaking-fields.js";
import { nullIsAbsent } from "./null-is-absent.js";

/** Limits of the lexicon of a request. @unit entries, and characters */
const MOST_LEXICON_WORDS = 1_000;
const LONGEST_LEXICON_WORD = 100;
const LONGEST_LEXICON_SAYING = 300;

// Schemas that several routes share. Unknown keys are ignored, because clients send keys of other servers too.

/** A schema for each field. */
export type ShapeOf<Fields> = { readonly [Name in keyof Fields]-?: ZodType<Fields[Name]> };

/** The schema of a pace. */
export const speedSchema: ZodType<number> = z.number().min(SPEED.min, SPEED_RULE).max(SPEED.max, SPEED_RULE);

/** The schemas of {@link SpeakingFields}. Values out of range are left to the speaker, whose errors say the rule. */
export const speakingShape: ShapeOf<SpeakingFields> = {
  voice: z
    .union([z.string().min(1), z.object({ id: z.string().min(1) })], 'must be the name of a voice, or {"id": NAME}')
    .transform((voice) => (typeof voice === "string" ? voice : voice.id))
    .optional()
    .describe("A voice (`GET /v1/voices`), a mix such as `af_heart*0.6+am_adam*0.4`, or one of OpenAI's 13 names."),
  speed: speedSchema.optional().describe("Pace; 1 is natural."),
  language: z.string().optional().describe("BCP 47 tag of the text, such as `en-gb`. Default: that of the voice."),
  markup: z
    .enum(["auto", ...MARKUP_LANGUAGES])
    .optional()
    .describe("Markup language of the text. Default: `auto`."),
  strict: z.boolean().optional().describe("Fail if a part of the text has no sound, or markup is not understood."),
  loudness: nullIsAbsent(
    z.union(
      [z.literal("as-is"), z.object({ lufs: z.number().optional(), truePeakDb: z.number().optional() })],
      'must be "as-is", or an object with the numbers lufs and truePeakDb',
    ),
  )
    .optional()
    .describe("Loudness of the sound in LUFS, or `as-is` for the level of the model."),
  pauses: nullIsAbsent(
    z.object({
      sentenceSeconds: z.number().optional(),
      paragraphSeconds: z.number().optional(),
      headingSeconds: z.number().optional(),
      itemSeconds: z.number().optional(),
      sceneSeconds: z.number().optional(),
    }),
  )
    .optional()
    .describe("Silence between the parts of the text, in seconds."),
  lexicon: z
    .strictObject({
      words: z
        .record(z.string().min(1).max(LONGEST_LEXICON_WORD), z.string().min(1).max(LONGEST_LEXICON_SAYING))
        .refine((words) => Object.keys(words).length <= MOST_LEXICON_WORDS, {
          message: `must have at most ${MOST_LEXICON_WORDS} words`,
        }),
    })
    .optional()
    .describe(
      "Pronunciations of words, which come before those of the server: another spelling, or phonemes between slashes. " +
        'Example: `{"words": {"SQL": "sequel", "data": "/ˈdeɪtə/"}}`.',
    ),
};

/** Matches a text that is not blank, as a pattern of OpenAPI and of JavaScript. */
export const NOT_BLANK: RegExp = /\S/u;
/** The rule of {@link NOT_BLANK}, for an error message. */
export const BLANK_RULE = "must not be blank";

/**
 * The schema of a text.
 *
 * @param mostCharacters its maximum length
 */
export function inputSchema(mostCharacters: number): ZodType<string> {
  return z.string().regex(NOT_BLANK, BLANK_RULE).max(mostCharacters).describe("The text.");
}

/** Formats that can be streamed. */
export type StreamedFormat = "mp3" | "opus" | "aac" | "flac" | "wav" | "pcm";

/** The schema of a {@link StreamedFormat}. */
export const formatSchema: ZodType<StreamedFormat> = z
  .enum(["mp3", "opus", "aac", "flac", "wav", "pcm"])
  .describe("Format of the sound. `pcm` is 16-bit little-endian mono at 24 kHz.");

/** The schema of a range of the text as sent. */
export const sourceRangeSchema: ZodType = z
  .object({ start: z.number().int(), end: z.number().int() })
  .describe("A range of the text as sent, in UTF-16 code units.");

/** The schema of a word with its times. */
export const wordSchema: ZodType = z.object({
  word: z.string().describe("The word as written."),
  start: z.number().describe("Seconds from the start of the sound."),
  end: z.number().describe("Seconds from the start of the sound."),
  source: sourceRangeSchema,
});

/** The schema of the size of a text and of its sound. */
export const usageSchema: ZodType = z.object({
  input_tokens: z.number().int().describe("Characters of the text."),
  output_tokens: z.number().int().describe("Frames of 25 ms of sound."),
  total_tokens: z.number().int(),
});
