import type { FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import type { Engine } from "../../core/engine.js";
import type { Voice } from "../../core/voice.js";
import { z } from "../../platform/schema.js";

/** A model, as ElevenLabs' clients read it. */
interface ElevenLabsModel {
  readonly model_id: string;
  readonly name: string;
  readonly can_do_text_to_speech: true;
  readonly can_do_voice_conversion: false;
  readonly maximum_text_length_per_request: number;
  readonly languages: readonly { readonly language_id: string; readonly name: string }[];
}

/** The schema of the list of models, as ElevenLabs' clients read it. */
export const elevenLabsModelsSchema: ZodType<readonly ElevenLabsModel[]> = z.array(
  z.object({
    model_id: z.string(),
    name: z.string(),
    can_do_text_to_speech: z.literal(true),
    can_do_voice_conversion: z.literal(false),
    maximum_text_length_per_request: z.number().int(),
    languages: z.array(z.object({ language_id: z.string(), name: z.string() })),
  }),
);

/** Whether a request is from a client of ElevenLabs. All of them send this header, and no client of OpenAI does. */
export function isFromElevenLabs({ headers }: Pick<FastifyRequest, "headers">): boolean {
  return headers["xi-api-key"] !== undefined;
}

/**
 * Returns the list of models: the one engine.
 *
 * @param mostCharacters maximum length of a text
 */
export function elevenLabsModels(
  { id }: Pick<Engine, "id">,
  voices: readonly Pick<Voice, "locale">[],
  mostCharacters: number,
): readonly ElevenLabsModel[] {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const ids = [...new Set(voices.map(({ locale }) => new Intl.Locale(locale).language))];
  const languages = ids.map((language_id) => ({ language_id, name: names.of(language_id) ?? language_id }));
  const abilities = { can_do_text_to_speech: true, can_do_voice_conversion: false } as const;
  return [{ model_id: id, name: id, ...abilities, maximum_text_length_per_request: mostCharacters, languages }];
}
