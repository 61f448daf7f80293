import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { RefusalLog } from "../log/refusal-log.js";
import type { RequestOrigin } from "../speech/speech-observer.js";
import type { SpeechService } from "../speech/speech-service.js";
import type { CheckedSocketLimits } from "../websocket/socket-limits.js";
import type { Authentication } from "./api-keys.js";

/** An app whose schemas are those of zod. */
export type ZodApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The parts of a server that its routes share. */
export interface RouteContext {
  readonly service: SpeechService;
  readonly authentication: Authentication;
  /** Maximum length of a text. @unit characters */
  readonly mostCharacters: number;
  /** Whether the lists of voices and models need no key. */
  readonly openLists: boolean;
  /** Origins of pages that may use the server. */
  readonly origins: readonly string[];
  readonly sockets: CheckedSocketLimits;
  /** Logs the requests that are refused. */
  readonly refusals: RefusalLog;
}

/** Returns where a request comes from. */
export function originOf({ id, headers }: FastifyRequest): RequestOrigin {
  const { traceparent } = headers;
  return { id, traceparent: typeof traceparent === "string" ? traceparent : undefined };
}

/** Returns a signal that aborts when the client of a request has gone. */
export function signalOf({ raw }: FastifyRequest, response: ServerResponse): AbortSignal {
  const left = new AbortController();
  const leave = (): void => {
    if (!response.writableFinished) left.abort(new DOMException("the client has left", "AbortError"));
  };
  // The client may have gone while the request was read. Then no event comes any more.
  if (response.destroyed || raw.socket.destroyed) leave();
  else response.once("close", leave);
  return left.signal;
}
