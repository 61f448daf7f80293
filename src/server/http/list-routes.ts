import type { FastifyRequest } from "fastify";
import type { Voice } from "../../core/voice.js";
import { z } from "../../platform/schema.js";
import { RequestError } from "../speech/request-error.js";
import { aliasesOf, OPENAI_VOICES } from "../voice-aliases.js";
import type { RouteContext, ZodApp } from "./route-context.js";

/** The names of models that clients send. All of them mean the engine of the server. */
const MODELS: readonly string[] = ["kokoro", "tts-1", "tts-1-hd", "gpt-4o-mini-tts"];

/** Adds the lists of models and voices, in the shapes that clients look for. */
export function addListRoutes(app: ZodApp, context: RouteContext): void {
  const { service, authentication, openLists } = context;
  const check = async (request: FastifyRequest): Promise<void> => {
    if (!openLists) authentication.identify(request);
  };
  const list = (path: string, summary: string, answer: () => Promise<unknown>): void => {
    app.get(path, { preHandler: check, schema: { tags: ["lists"], summary } }, answer);
  };
  const voices = async (): Promise<readonly VoiceBody[]> => (await service.voices()).map(voiceBody);

  list("/v1/models", "List the models, as OpenAI does", async () => ({ object: "list", data: MODELS.map(modelBody) }));
  list("/v1/audio/models", "List the models, as Open WebUI looks for them", async () => ({
    models: MODELS.map((id) => ({ id, name: id })),
  }));
  list("/v1/voices", "List the voices", async () => ({ voices: await voices() }));
  list("/v1/audio/voices", "List the voices, and OpenAI's names for them", async () => {
    const own = await voices();
    const named = Object.entries(OPENAI_VOICES).flatMap(([alias, id]) => {
      const voice = own.find((candidate) => candidate.id === id);
      return voice === undefined ? [] : [{ ...voice, id: alias, name: `${capital(alias)} (${voice.name})` }];
    });
    return { voices: [...own, ...named] };
  });
  app.get(
    "/v1/models/:id",
    {
      preHandler: check,
      schema: { tags: ["lists"], summary: "Describe a model", params: z.object({ id: z.string() }) },
    },
    async ({ params: { id } }) => {
      if (MODELS.includes(id)) return modelBody(id);
      const failure = { status: 404, type: "not_found_error", code: "model_not_found", param: "model" } as const;
      throw new RequestError(`there is no model ${JSON.stringify(id)}; there are ${MODELS.join(", ")}`, failure);
    },
  );
}

interface VoiceBody {
  readonly id: string;
  readonly voice_id: string;
  readonly name: string;
  readonly language: string;
  readonly gender: string;
  readonly grade: string | null;
  readonly aliases: readonly string[];
}

function voiceBody({ id, name, locale, gender, grade }: Voice): VoiceBody {
  return { id, voice_id: id, name, language: locale, gender, grade: grade ?? null, aliases: aliasesOf(id) };
}

function modelBody(id: string): object {
  return { id, object: "model", created: 0, owned_by: "voxweave" };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
