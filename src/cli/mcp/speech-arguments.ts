import type { ZodType } from "zod";
import { findVoices } from "../../core/find-voices.js";
import { parseVoiceMix } from "../../core/voice.js";
import type { EngineDescriptor } from "../../engines/descriptor.js";
import { MARKUP_LANGUAGES } from "../../markup/markup-language.js";
import { z } from "../../platform/schema.js";
import { BLANK_RULE, NOT_BLANK, speedSchema } from "../../server/http/schemas.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { SpeechTotals } from "../../speaker/speech-record.js";
import { checkLanguage } from "../check-language.js";

/** Arguments of each tool that reads a text. */
export interface ReadingArguments {
  readonly text: string;
  readonly language?: string | undefined;
  readonly markup?: SpeakOptions["markup"];
}

/** Arguments of each tool that speaks a text. */
export interface SpeechArguments extends ReadingArguments {
  readonly voice?: string | undefined;
  readonly speed?: number | undefined;
}

/** A schema for each argument. */
export type ArgumentSchemas<Arguments> = { readonly [Name in keyof Arguments]-?: ZodType<Arguments[Name]> };

/** Schemas of {@link ReadingArguments}. */
export const READING_ARGUMENTS: ArgumentSchemas<ReadingArguments> = {
  text: z
    .string()
    .regex(NOT_BLANK, BLANK_RULE)
    .describe("The text. Numbers, dates, abbreviations and so on are read as people say them."),
  language: z
    .string()
    .optional()
    .describe("Language of the text, as a BCP 47 tag such as en-gb. Default: the language of the voice."),
  markup: z
    .enum(["auto", ...MARKUP_LANGUAGES])
    .optional()
    .describe(
      "Markup of the text. Default: auto, which means SSML if the text begins with <speak>, and plain otherwise.",
    ),
};

/** Schemas of {@link SpeechArguments}. */
export const SPEECH_ARGUMENTS: ArgumentSchemas<SpeechArguments> = {
  ...READING_ARGUMENTS,
  voice: z
    .string()
    .optional()
    .describe('A voice of list_voices, or a mix such as "af_heart*0.6+am_adam*0.4". Default: the choice of the user.'),
  speed: speedSchema.optional().describe("Pace. Default: 1, or the choice of the user."),
};

/**
 * Returns the options for a call: its arguments, and the choices of the user where it has none. Reports an unknown voice and
 * a missing package before the model is loaded.
 *
 * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_DEPENDENCY_MISSING`.
 */
export async function speechOptions(
  { voice, speed, language, markup }: SpeechArguments,
  defaults: SpeakOptions,
  engine: EngineDescriptor,
): Promise<SpeakOptions> {
  const options = { ...defaults, ...withoutAbsent({ voice, speed, language, markup }) };
  if (options.voice !== undefined) findVoices(parseVoiceMix(options.voice), engine.id, await engine.voices());
  const { voice: named, language: tag } = options;
  await checkLanguage({ voice: named, language: tag }, engine);
  return options;
}

/** Facts about a sound, for an agent. */
export interface SpeechDescription {
  /** @unit seconds */
  readonly durationSeconds: number;
  /** The parts of the text that have no sound. */
  readonly unspoken: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  /** Markup without effect. */
  readonly problems: readonly { readonly message: string; readonly line: number; readonly column: number }[];
}

/** Describes the sound of a text. */
export function describeSpeech(text: string, { durationSeconds, unspoken, problems }: SpeechTotals): SpeechDescription {
  return {
    durationSeconds: Number(durationSeconds.toFixed(3)),
    unspoken: unspoken.map(({ start, end }) => ({ text: text.slice(start, end), start, end })),
    problems: problems.map(({ message, line, column }) => ({ message, line, column })),
  };
}

type Present<Value> = { [Name in keyof Value]?: Exclude<Value[Name], undefined> };

function withoutAbsent<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Present<Value>;
}
