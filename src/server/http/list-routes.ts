import type { FastifyRequest } from "fastify";
import type { ZodType } from "zod";
import type { Voice } from "../../core/voice.js";
import { z } from "../../platform/schema.js";
import { elevenLabsModels, elevenLabsModelsSchema, isFromElevenLabs } from "../elevenlabs/models.js";
import { RequestError } from "../speech/request-error.js";
import { aliasesOf, OPENAI_VOICES, resolveVoice } from "../voice-aliases.js";
import { modelsOf } from "./models.js";
import { LIST_FAILURES, repliesOf } from "./open-api.js";
import type { RouteContext, ZodApp } from "./route-context.js";

/** Adds the lists of models and voices, in the shapes that clients look for. */
export function addListRoutes(app: ZodApp, context: RouteContext): void {
  const { service, authentication, openLists, mostCharacters } = context;
  const models = modelsOf(service.speaker.engine);
  const check = async (request: FastifyRequest): Promise<void> => {
    if (!openLists) authentication.identify(request);
  };
  const list = (
    path: string,
    summary: string,
    schema: ZodType,
    answer: (request: FastifyRequest) => Promise<unknown>,
  ): void => {
    const response = repliesOf({ 200: schema }, LIST_FAILURES);
    app.get(path, { preHandler: check, schema: { tags: ["lists"], summary, response } }, answer);
  };
  const voices = async (): Promise<readonly VoiceBody[]> => (await service.voices()).map(voiceBody);

  const listed = z.union([modelListSchema, elevenLabsModelsSchema]);
  list(
    "/v1/models",
    "List the models, as OpenAI does, or as ElevenLabs for its own clients",
    listed,
    async (request) =>
      isFromElevenLabs(request)
        ? elevenLabsModels(service.speaker.engine, await service.voices(), mostCharacters)
        : { object: "list", data: models.map(modelBody) },
  );
  list("/v1/audio/models", "List the models, as Open WebUI looks for them", audioModelsSchema, async () => ({
    models: models.map((id) => ({ id, name: id })),
  }));
  const item = (
    path: string,
    { summary, example, schema }: ItemRoute,
    find: (id: string) => Promise<unknown>,
  ): void => {
    const id = z
      .string()
      .describe("Its name, percent-encoded.")
      .meta({ examples: [example] });
    const response = repliesOf({ 200: schema }, [...LIST_FAILURES, 404]);
    const route = { preHandler: check, schema: { tags: ["lists"], summary, params: z.object({ id }), response } };
    app.get(path, route, ({ params }) => find(params.id));
  };

  list("/v1/voices", "List the voices", voiceListSchema, async () => ({ voices: await voices() }));
  list("/v2/voices", "List the voices, as ElevenLabs' clients search for them", voicePageSchema, async () => {
    const all = await voices();
    return { voices: all, has_more: false, total_count: all.length, next_page_token: null };
  });
  list("/v1/audio/voices", "List the voices, and OpenAI's names for them", voiceListSchema, async () => {
    const own = await voices();
    const named = Object.entries(OPENAI_VOICES).flatMap(([alias, id]) => {
      const voice = own.find((candidate) => candidate.id === id);
      return voice === undefined ? [] : [{ ...voice, id: alias, name: `${capital(alias)} (${voice.name})` }];
    });
    return { voices: [...own, ...named] };
  });
  item("/v1/voices/:id", { summary: "Describe a voice", example: "alloy", schema: voiceSchema }, async (id) => {
    const voices = await service.voices();
    const resolved = resolveVoice(id, voices, service.speaker.engine.defaultVoice);
    const voice = voices.find((candidate) => candidate.id === resolved);
    if (voice !== undefined) return voiceBody(voice);
    throw notFound("voice", `there is no voice ${JSON.stringify(id)}; GET /v1/voices lists them`);
  });
  item("/v1/models/:id", { summary: "Describe a model", example: "tts-1", schema: modelSchema }, async (id) => {
    if (models.includes(id)) return modelBody(id);
    throw notFound("model", `there is no model ${JSON.stringify(id)}; there are ${models.join(", ")}`);
  });
}

/** A route that describes one item of a list. */
interface ItemRoute {
  readonly summary: string;
  /** The name of an item, for the documentation. */
  readonly example: string;
  readonly schema: ZodType;
}

function notFound(what: "voice" | "model", message: string): RequestError {
  return new RequestError(message, { status: 404, type: "not_found_error", code: `${what}_not_found`, param: what });
}

const modelSchema: ZodType = z.object({
  id: z.string(),
  object: z.literal("model"),
  created: z.number(),
  owned_by: z.string(),
});

const modelListSchema: ZodType = z.object({ object: z.literal("list"), data: z.array(modelSchema) });

const audioModelsSchema: ZodType = z.object({ models: z.array(z.object({ id: z.string(), name: z.string() })) });

const voiceSchema: ZodType = z.object({
  id: z.string().describe("The name to send as `voice`."),
  voice_id: z.string().describe("The id of the voice, which differs from `id` for OpenAI's names."),
  name: z.string().describe("The name for people."),
  language: z.string().describe("BCP 47 tag."),
  gender: z.string(),
  grade: z.string().nullable().describe("Quality of the voice, by its makers: A is best."),
  aliases: z.array(z.string()).describe("OpenAI's names that mean this voice."),
  category: z.literal("premade").describe("As ElevenLabs' clients read it."),
  labels: z.record(z.string(), z.string()).describe("Gender and language, as ElevenLabs' clients read them."),
});

const voiceListSchema: ZodType = z.object({ voices: z.array(voiceSchema) });

const voicePageSchema: ZodType = z.object({
  voices: z.array(voiceSchema),
  has_more: z.boolean(),
  total_count: z.number().int(),
  next_page_token: z.string().nullable(),
});

interface VoiceBody {
  readonly id: string;
  readonly voice_id: string;
  readonly name: string;
  readonly language: string;
  readonly gender: string;
  readonly grade: string | null;
  readonly aliases: readonly string[];
  readonly category: "premade";
  readonly labels: Readonly<Record<string, string>>;
}

function voiceBody({ id, name, locale, gender, grade }: Voice): VoiceBody {
  const labels = { gender, language: locale };
  const facts = { grade: grade ?? null, aliases: aliasesOf(id), category: "premade", labels } as const;
  return { id, voice_id: id, name, language: locale, gender, ...facts };
}

function modelBody(id: string): object {
  return { id, object: "model", created: 0, owned_by: "voxweave" };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
