import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import { repliesOf } from "./open-api.js";
import type { RouteContext, ZodApp } from "./route-context.js";

const liveSchema: ZodType = z.object({ status: z.literal("ok") });
/** The schema of a {@link Readiness}. */
export const readinessSchema: ZodType<Readiness> = z.enum(["ready", "starting", "failing", "stopping"]);
const readySchema: ZodType = z.object({
  status: readinessSchema,
  active: z.number().int().describe("Requests that are being served."),
});

/**
 * Whether a server can speak: `"starting"` until its engine has spoken, `"failing"` while the engine can start no worker, and
 * `"stopping"` until its end.
 */
export type Readiness = "ready" | "starting" | "failing" | "stopping";

/** Adds the routes that say how the server is. They need no key, and never wait for the engine. */
export function addHealthRoutes(app: ZodApp, { service }: RouteContext, readiness: () => Readiness): void {
  const live = repliesOf({ 200: liveSchema }, [421]);
  app.get(
    "/health/live",
    { schema: { tags: ["health"], summary: "Tell whether the process answers", security: [], response: live } },
    async () => ({ status: "ok" }),
  );
  const ready = repliesOf({ 200: readySchema, 503: readySchema }, [421]);
  app.get(
    "/health/ready",
    { schema: { tags: ["health"], summary: "Tell whether the server can speak", security: [], response: ready } },
    async (_request, reply) => {
      const status = readiness();
      return reply.code(status === "ready" ? 200 : 503).send({ status, active: service.active });
    },
  );
}
