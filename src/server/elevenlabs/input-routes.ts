import type { FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import type { RouteContext, ZodApp } from "../http/route-context.js";
import { explainAndLog } from "../log/explain-and-log.js";
import type { Client } from "../speech/client.js";
import { type Connection, openConnection } from "../websocket/connection.js";
import { parseMessage } from "../websocket/parse-message.js";
import { addSocketRoute, clientOfHandshake, clientOfMessage } from "../websocket/socket-route.js";
import { type VoicePath, voicePathSchema } from "./body.js";
import { type InputQuery, inputMessageSchema, inputQuerySchema, keyOfMessage } from "./input-messages.js";
import { openInputSession } from "./input-session.js";
import { parseOutputFormat } from "./output-format.js";

/** Adds ElevenLabs' WebSockets: one text a connection, and several. */
export function addInputRoutes(app: ZodApp, context: RouteContext): void {
  for (const name of ["stream-input", "multi-stream-input"] as const) {
    addSocketRoute(app, context, {
      url: `/v1/text-to-speech/:voice_id/${name}`,
      schema: { params: voicePathSchema, querystring: inputQuerySchema },
      check: (request) => {
        parseOutputFormat(queryOf(request).output_format);
      },
      serve: (socket, request) => serve(context, socket, request, name === "multi-stream-input"),
    });
  }
}

function serve(context: RouteContext, socket: WebSocket, request: FastifyRequest, isMulti: boolean): void {
  const query = queryOf(request);
  const { voice_id: voice } = request.params as VoicePath;
  let client: Client | undefined = clientOfHandshake(context.authentication, request);
  const session = openInputSession(context, request, { voice, query, isMulti }, () => connection);
  const connection: Connection = openConnection(socket, {
    idleSeconds: () => query.inactivity_timeout,
    pingSeconds: context.sockets.pingSeconds,
    onIdle: session.endIdle,
    onMessage(content) {
      let id: string | undefined;
      try {
        const message = parseMessage(inputMessageSchema, content);
        id = message.context_id;
        client ??= clientOfMessage(context, request, keyOfMessage(message));
        session.receive(message, client);
      } catch (error) {
        session.fail(explainAndLog(error, request.log), id);
      }
    },
  });
}

/** The schema of the route has checked it. */
function queryOf({ query }: FastifyRequest): InputQuery {
  return query as InputQuery;
}
