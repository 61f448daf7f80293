import type { ZodType } from "zod";
import type { Engine } from "../../core/engine.js";
import { z } from "../../platform/schema.js";
import type { FirstSounds } from "../speech/first-sounds.js";
import { type Readiness, readinessSchema } from "./health-routes.js";
import { LIST_FAILURES, repliesOf } from "./open-api.js";
import type { RouteContext, ZodApp } from "./route-context.js";

const statusSchema: ZodType = z
  .object({
    status: readinessSchema,
    version: z.string().describe("Version of VoxWeave."),
    engine: z.string().describe("Name of the engine."),
    uptime_seconds: z.number().describe("Since the server was created."),
    active: z.number().int().describe("Requests that are being served."),
    waiting: z
      .number()
      .int()
      .nullable()
      .describe("Utterances that wait for a worker; null for an engine without workers."),
    workers: z.number().int().nullable().describe("Processes that speak; null for an engine without workers."),
    first_sound_seconds: z
      .number()
      .nullable()
      .describe("Time from a request to its first sound: the median of the last 50; null before the first."),
    memory_bytes: z.number().int().describe("Resident memory of the server with its workers."),
  })
  .describe("How the server is.");

/** Facts that the route needs beside those of all routes. */
export interface StatusSource {
  readonly version: string;
  readonly readiness: () => Readiness;
  readonly firstSounds: FirstSounds;
}

/** Adds `GET /v1/status`, for people and their pages: `/metrics` has more, for programs. */
export function addStatusRoute(app: ZodApp, context: RouteContext, source: StatusSource): void {
  const { service, authentication } = context;
  const { engine } = service.speaker;
  const begun = performance.now();
  app.get(
    "/v1/status",
    {
      schema: {
        tags: ["health"],
        summary: "Describe the work of the server",
        description: "Replies with the requests in progress, the engine, and what the server takes. It never waits.",
        response: repliesOf({ 200: statusSchema }, LIST_FAILURES),
      },
      preHandler: async (request) => void authentication.identify(request),
    },
    async (_request, reply) =>
      reply.header("cache-control", "no-store").send({
        status: source.readiness(),
        version: source.version,
        engine: engine.id,
        uptime_seconds: (performance.now() - begun) / 1000,
        active: service.active,
        ...workersOf(engine),
        first_sound_seconds: source.firstSounds.median() ?? null,
      }),
  );
}

function workersOf(engine: Engine): object {
  const status = engine.status?.();
  const own = process.memoryUsage.rss();
  if (status === undefined) return { waiting: null, workers: null, memory_bytes: own };
  const { waiting, workers } = status;
  return {
    waiting,
    workers: workers.length,
    memory_bytes: workers.reduce((sum, { rss = 0 }) => sum + rss, own),
  };
}
