import type { FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { ZodType } from "zod";
import type { Authentication } from "../http/api-keys.js";
import type { RouteContext, ZodApp } from "../http/route-context.js";
import type { Client } from "../speech/client.js";
import { RequestError } from "../speech/request-error.js";
import { checkOrigin } from "./origin-check.js";

/** Begins a subprotocol that is the key of a client. Pages send keys so, because they cannot set headers. */
const KEY_PROTOCOL = "voxweave-key.";

/** A route for WebSockets. */
export interface SocketRoute {
  readonly url: string;
  /** Schemas of the path and the query. @default none */
  readonly schema?: { readonly params?: ZodType; readonly querystring?: ZodType };
  /** Checks a request before it becomes a connection. @throws {RequestError} */
  readonly check?: (request: FastifyRequest) => void;
  /** Called with each connection. */
  readonly serve: (socket: WebSocket, request: FastifyRequest) => void;
}

/** Adds a route for WebSockets. A client with a wrong key, or a page of a foreign site, gets no connection. */
export function addSocketRoute(
  app: ZodApp,
  { authentication, origins }: RouteContext,
  { url, schema = {}, check, serve }: SocketRoute,
): void {
  app.route({
    method: "GET",
    url,
    schema: { ...schema, hide: true },
    preValidation: async (request) => {
      if (!request.ws) throw noUpgrade(url);
      checkOrigin(request, origins);
      clientOfHandshake(authentication, request);
    },
    preHandler: async (request) => check?.(request),
    handler: () => {
      throw noUpgrade(url);
    },
    wsHandler: serve,
  });
}

/**
 * Finds the client by the request that opened the connection. `undefined`: it has sent no key, and must send one in its first
 * message.
 *
 * @throws {RequestError} 401 for an unknown key.
 */
export function clientOfHandshake(authentication: Authentication, request: FastifyRequest): Client | undefined {
  const { headers, ip } = request;
  const protocols = (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  const key = protocols.find((name) => name.startsWith(KEY_PROTOCOL))?.slice(KEY_PROTOCOL.length);
  if (key !== undefined) return authentication.identifyKey(key, ip);
  const sendsKey = ["authorization", "xi-api-key", "api-key"].some((name) => headers[name] !== undefined);
  return sendsKey || !authentication.needsKey ? authentication.identify(request) : undefined;
}

/**
 * Finds the client by the key in its first message.
 *
 * @throws {RequestError} 401
 */
export function clientOfMessage(
  { authentication, refusals }: RouteContext,
  request: FastifyRequest,
  key: string | undefined,
): Client {
  try {
    return authentication.identifyKey(key, request.ip);
  } catch (error) {
    if (error instanceof RequestError) refusals.note(request, error);
    throw error;
  }
}

function noUpgrade(url: string): RequestError {
  const failure = { status: 426, type: "invalid_request_error", code: "upgrade_required" } as const;
  return new RequestError(`${url} is a WebSocket: open it with ws:// or wss://`, failure);
}
