import type { ZodType } from "zod";
import type { Engine } from "../../core/engine.js";
import type { Voice } from "../../core/voice.js";
import { checkSchema } from "../../platform/check-schema.js";
import { z } from "../../platform/schema.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import { BLANK_RULE, NOT_BLANK } from "../http/schemas.js";
import { invalidValue, RequestError } from "../speech/request-error.js";
import type { WyomingEvent } from "./event.js";

/** The data of the events that begin a speech. */
export interface SynthesizeData {
  /** `name` precedes `language`. A `speaker` has no effect: each voice here is one speaker. */
  readonly voice?: VoiceChoice | null | undefined;
  readonly text_format?: "text" | "ssml" | null | undefined;
}

interface VoiceChoice {
  /** A voice or a mix. */
  readonly name?: string | null | undefined;
  /** BCP 47 tag. */
  readonly language?: string | null | undefined;
}

const synthesizeShape = {
  voice: z.looseObject({ name: z.string().nullish(), language: z.string().nullish() }).nullish(),
  text_format: z.enum(["text", "ssml"]).nullish(),
};

/** Schema of the data of `synthesize-start`. */
export const startSchema: ZodType<SynthesizeData> = z.looseObject(synthesizeShape);
/** Schema of the data of `synthesize-chunk`. */
export const chunkSchema: ZodType<{ readonly text: string }> = z.looseObject({ text: z.string() });
/** Schema of the data of `synthesize`. */
export const synthesizeSchema: ZodType<SynthesizeData & { readonly text: string }> = z.looseObject({
  text: z.string().regex(NOT_BLANK, BLANK_RULE),
  ...synthesizeShape,
});

/** Returns the data of an event. @throws {RequestError} 400 names the field at fault. */
export function parseData<Data>(schema: ZodType<Data>, { type, data }: WyomingEvent): Data {
  const { value, mistake: found } = checkSchema(schema, data, "data");
  if (found === undefined) return value;
  throw invalidValue(`${type}: ${found.message}`, found.path);
}

/** Returns an error about a mistake of the client. */
export function mistake(message: string, code: string, param?: string): RequestError {
  return new RequestError(message, { status: 400, type: "invalid_request_error", code, param });
}

const MARKUP = { text: "plain", ssml: "ssml" } as const;

/**
 * Returns the options of the speaker.
 *
 * @throws {RequestError} 400 if the engine has no voice for the language.
 */
export function speakOptions(
  { voice, text_format }: SynthesizeData,
  engine: Engine,
  voices: readonly Voice[],
): Pick<SpeakOptions, "voice" | "markup"> {
  const { name, language } = voice ?? {};
  return {
    ...(name ? { voice: name } : language ? { voice: voiceFor(language, voices, engine.defaultVoice) } : {}),
    ...(text_format && { markup: MARKUP[text_format] }),
  };
}

/** Returns the best voice for a language: the default one if it fits, otherwise the one of the highest grade. */
function voiceFor(language: string, voices: readonly Voice[], defaultVoice: string): string {
  const tag = language.toLowerCase().replaceAll("_", "-");
  const exact = voices.filter(({ locale }) => locale.toLowerCase() === tag);
  const fitting = exact.length > 0 ? exact : voices.filter(({ locale }) => primary(locale) === primary(tag));
  const [best] = fitting.toSorted((a, b) => rank(a) - rank(b));
  if (best === undefined) {
    const known = [...new Set(voices.map(({ locale }) => locale))].join(", ");
    const rule = `there is no voice for ${JSON.stringify(language)}; there are voices for ${known}`;
    throw mistake(`voice.language: ${rule}`, "language_unsupported", "voice.language");
  }
  return fitting.some(({ id }) => id === defaultVoice) ? defaultVoice : best.id;
}

function primary(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}

const GRADES = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F+", "F"];

function rank({ grade }: Voice): number {
  return grade === undefined ? GRADES.length : GRADES.indexOf(grade);
}
