import type { FastifyRequest } from "fastify";
import { z } from "../../platform/schema.js";
import type { Authentication } from "../http/api-keys.js";
import { bodyOf, repliesOf } from "../http/open-api.js";
import type { ZodApp } from "../http/route-context.js";
import { RequestError } from "../speech/request-error.js";
import type { Metrics } from "./metrics.js";

/** The clients that may read the metrics: those on this machine and owners of keys, only owners of keys, or everybody. */
export type MetricsAccess = "loopback" | "key" | "anyone";

/** Headers that a proxy adds. Every client of a proxy on this machine would look like a client on this machine. */
const PROXY_HEADERS: readonly string[] = ["forwarded", "x-forwarded-for", "x-real-ip"];

/** Adds `GET /metrics`, and counts the replies of the app. Call it before the app gets other routes. */
export function addMetricsRoute(
  app: ZodApp,
  metrics: Metrics,
  { access, authentication }: { readonly access: MetricsAccess; readonly authentication: Authentication },
): void {
  app.addHook("onResponse", async (_request, reply) => metrics.countReply(reply.raw.statusCode));
  app.get(
    "/metrics",
    {
      schema: {
        tags: ["health"],
        summary: "Read the metrics, in the format of Prometheus",
        response: repliesOf({ 200: bodyOf("The metrics.", ["text/plain"], z.string()) }, [401, 403, 421]),
      },
      preHandler: async (request) => checkAccess(request, access, authentication),
    },
    async (_request, reply) => {
      const content = await metrics.write();
      return reply.type(metrics.mediaType).serializer(String).send(content);
    },
  );
}

/** @throws {RequestError} 401 or 403 */
function checkAccess(request: FastifyRequest, access: MetricsAccess, authentication: Authentication): void {
  if (access === "anyone" || (access === "loopback" && isLocal(request))) return;
  if (!authentication.needsKey) throw forbidden(access);
  authentication.identify(request);
}

function isLocal({ ip, headers }: FastifyRequest): boolean {
  const isLoopback = /^(?:::ffff:)?127\.|^::1$/u.test(ip);
  return isLoopback && PROXY_HEADERS.every((name) => headers[name] === undefined);
}

function forbidden(access: MetricsAccess): RequestError {
  const who = access === "key" ? "owners of keys, and the server has no keys" : "clients on the machine of the server";
  const failure = { status: 403, type: "permission_error", code: "metrics_forbidden" } as const;
  return new RequestError(`the metrics are for ${who}`, failure);
}
