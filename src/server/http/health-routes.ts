import type { RouteContext, ZodApp } from "./route-context.js";

/** Adds the routes that say how the server is. They need no key, and never wait for the engine. */
export function addHealthRoutes(app: ZodApp, { service }: RouteContext, isReady: () => boolean): void {
  app.get("/health/live", { schema: { tags: ["health"], summary: "Tell whether the process answers" } }, async () => ({
    status: "ok",
  }));
  app.get(
    "/health/ready",
    { schema: { tags: ["health"], summary: "Tell whether the server can speak" } },
    async (_request, reply) => {
      const ready = isReady();
      return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "starting", active: service.active });
    },
  );
}
