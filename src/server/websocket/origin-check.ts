import type { FastifyRequest } from "fastify";
import { RequestError } from "../speech/request-error.js";

/**
 * Refuses a WebSocket from a page of another site: browsers open those without asking the server first (CORS does not apply).
 * Clients that are not browsers send no origin.
 *
 * @param origins of pages that may use the server
 * @throws {RequestError} 403
 */
export function checkOrigin({ headers }: FastifyRequest, origins: readonly string[]): void {
  const { origin, host } = headers; // A forwarded host does not count: a page could send one.
  if (origin === undefined || origins.includes(origin) || hostOf(origin) === host) return;
  const failure = { status: 403, type: "permission_error", code: "origin_not_allowed" } as const;
  throw new RequestError(
    `pages of ${JSON.stringify(origin)} may not use this server; allow them with --origin`,
    failure,
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
