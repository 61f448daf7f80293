import type { FastifyReply } from "fastify";
import type { Engine } from "../../core/engine.js";

/** Names of models that clients send. All of them mean the engine of the server. */
const NAMES: readonly string[] = ["kokoro", "tts-1", "tts-1-hd", "gpt-4o-mini-tts"];

/** Returns the names of the models of a server: its engine, and the names that clients know. */
export function modelsOf({ id }: Pick<Engine, "id">): readonly string[] {
  return NAMES.includes(id) ? NAMES : [id, ...NAMES];
}

/** Names the model that speaks, if a client asked for a model that the server does not have. */
export function nameModel(reply: FastifyReply, asked: string | undefined, engine: Pick<Engine, "id">): void {
  if (asked !== undefined && !modelsOf(engine).includes(asked)) reply.header("x-voxweave-model", engine.id);
}
