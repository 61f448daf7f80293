import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import { repliesOf } from "./open-api.js";
import type { RouteContext, ZodApp } from "./route-context.js";

const liveSchema: ZodType = z.object({ status: z.literal("ok") });
const readySchema: ZodType = z.object({
  status: z.enum(["ready", "starting"]),
  active: z.number().int().describe("Requests that are being served."),
});

/** Adds the routes that say how the server is. They need no key, and never wait for the engine. */
export function addHealthRoutes(app: ZodApp, { service }: RouteContext, isReady: () => boolean): void {
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
      const isUp = isReady();
      return reply.code(isUp ? 200 : 503).send({ status: isUp ? "ready" : "starting", active: service.active });
    },
  );
}
