import type { FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { RouteContext, ZodApp } from "../http/route-context.js";
import { explainAndLog } from "../log/explain-and-log.js";
import type { Client } from "../speech/client.js";
import { RequestError } from "../speech/request-error.js";
import { CLOSE, type Connection, openConnection } from "./connection.js";
import { parseMessage } from "./parse-message.js";
import { addSocketRoute, clientOfHandshake, clientOfMessage } from "./socket-route.js";
import { clientMessageSchema } from "./stream-messages.js";
import { errorMessage, openStreamSession } from "./stream-session.js";

/** Time in which a client without a key in its request has to send one. @unit seconds */
const KEY_SECONDS = 10;

/** Adds our WebSocket, `/v1/audio/speech/stream`: text as it is written, sound as it is spoken. */
export function addStreamRoute(app: ZodApp, context: RouteContext): void {
  addSocketRoute(app, context, {
    url: "/v1/audio/speech/stream",
    serve: (socket, request) => serve(context, socket, request),
  });
}

function serve(context: RouteContext, socket: WebSocket, request: FastifyRequest): void {
  const { authentication, sockets, refusals } = context;
  let client: Client | undefined = clientOfHandshake(authentication, request);
  const session = openStreamSession(context, request, () => connection);
  const { contexts } = session;
  const refuse = (error: RequestError, name: string | undefined): void => {
    const message = errorMessage(error, name);
    if (client === undefined) connection.close(CLOSE.refused, error.failure.code, message);
    else session.send(message);
  };
  const refuseSilent = (): void => {
    const error = noKey();
    refusals.note(request, error);
    refuse(error, undefined);
  };
  const connection: Connection = openConnection(socket, {
    idleSeconds: () => (client === undefined ? KEY_SECONDS : sockets.idleSeconds),
    pingSeconds: sockets.pingSeconds,
    onMessage(content) {
      let name: string | undefined;
      try {
        const message = parseMessage(clientMessageSchema, content);
        if (message.type !== "session.update") name = message.context_id;
        if (client === undefined) {
          const key = message.type === "session.update" ? message.api_key : undefined;
          client = clientOfMessage(context, request, key);
          session.greet();
        }
        session.receive(message, client);
      } catch (error) {
        refuse(explainAndLog(error, request.log), name);
      }
    },
    onIdle() {
      if (client === undefined) refuseSilent();
      else if (contexts.hasIncomplete)
        connection.close(CLOSE.failed, "idle", errorMessage(idle(sockets.idleSeconds), undefined));
      else if (!contexts.isBusy) connection.close(CLOSE.done, "idle");
    },
  });
  if (client !== undefined) session.greet();
}

function noKey(): RequestError {
  const failure = { status: 401, type: "authentication_error", code: "invalid_api_key" } as const;
  return new RequestError(`send session.update with api_key within ${KEY_SECONDS} seconds`, failure);
}

function idle(seconds: number): RequestError {
  const failure = { status: 408, type: "invalid_request_error", code: "idle" } as const;
  return new RequestError(`no message has come for ${seconds} seconds; end each text with input_text.end`, failure);
}
