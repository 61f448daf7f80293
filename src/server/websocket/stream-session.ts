import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { errorBody } from "../http/error-replies.js";
import { originOf, type RouteContext } from "../http/route-context.js";
import { failureMessage, toMessages } from "../http/speech-events.js";
import type { Client } from "../speech/client.js";
import type { SpeechEvent } from "../speech/open-speech.js";
import { RequestError } from "../speech/request-error.js";
import { speakOptions } from "../speech/speaking-fields.js";
import type { SpeechEnd } from "./arriving-speech.js";
import { CLOSE, type Connection } from "./connection.js";
import { createSpeechContexts, type SpeechContexts } from "./speech-contexts.js";
import { type ClientMessage, DEFAULT_SESSION, describeSession, type Session } from "./stream-messages.js";

/** The settings and the contexts of one connection. */
export interface StreamSession {
  readonly contexts: SpeechContexts;
  /** Sends a message. It does not matter whether the client is still there. */
  send(message: object): void;
  /** Sends the settings. */
  greet(): void;
  /** @throws {RequestError} for a message that makes no sense now. */
  receive(message: ClientMessage, owner: Client): void;
}

/** Opens the session of a connection. */
export function openStreamSession(
  { service, mostCharacters, sockets }: RouteContext,
  request: FastifyRequest,
  connection: () => Connection,
): StreamSession {
  let session = DEFAULT_SESSION;
  const contexts = createSpeechContexts(connection, { ...sockets, mostWaiting: mostCharacters });
  const send = (message: object): void => {
    connection()
      .send(message)
      .catch(() => {});
  };
  const openContext = (name: string | undefined, client: Client): void => {
    const { response_format: format, bitrate, audio, timestamps } = session;
    const facts = { format, bitrate, client, request: originOf(request), transport: "websocket" };
    contexts.open(name ?? "", {
      service,
      log: request.log,
      order: speakOptions(session, service).then((options) => ({ ...facts, options })),
      write: (event) => writeEvent(connection(), event, { audio, timestamps }, name),
      onEnd: (end) => reportEnd(end, name),
    });
  };
  const reportEnd = (end: SpeechEnd, name: string | undefined): void => {
    if (end.type === "done") return;
    const message = { ...failureMessage(end.error), ...naming(name) };
    if (end.hasSound) connection().close(CLOSE.failed, end.error.failure.code, message);
    else send(message);
  };
  return {
    contexts,
    send,
    greet: () => send({ type: "session.created", id: request.id, session: describeSession(session) }),
    receive(message, owner) {
      if (message.type === "session.update") {
        const next = { ...session, ...message.session };
        send({ type: "session.updated", session: describeSession(next) });
        session = next;
        return;
      }
      const { context_id: name } = message;
      const id = name ?? "";
      if (!contexts.has(id)) {
        if (message.type !== "input_text.append") throw unknownContext(name);
        openContext(name, owner);
      }
      if (message.type === "input_text.append") contexts.append(id, message.text);
      else if (message.type === "input_text.flush") contexts.flush(id);
      else if (message.type === "input_text.end") contexts.end(id);
      else {
        message.type satisfies "input_text.cancel";
        contexts.cancel(id);
        send({ type: "speech.audio.cancelled", ...naming(name) });
      }
    },
  };
}

/** Writes an event, at the pace of the client. */
async function writeEvent(
  connection: Connection,
  event: SpeechEvent,
  { audio, timestamps }: Pick<Session, "audio" | "timestamps">,
  name: string | undefined,
): Promise<void> {
  if (event.type === "audio" && audio === "binary") {
    const { bytes } = event;
    const head = connection.send({ type: "speech.audio.delta", ...naming(name), bytes: bytes.length });
    await Promise.all([head, connection.send(bytes)]);
    return;
  }
  for (const message of toMessages(event, timestamps)) await connection.send({ ...message, ...naming(name) });
}

/** Returns the message for a mistake of the client. */
export function errorMessage(error: RequestError, name: string | undefined): object {
  return { type: "error", event_id: randomUUID(), ...naming(name), ...errorBody(error) };
}

function naming(name: string | undefined): object {
  return name === undefined ? {} : { context_id: name };
}

function unknownContext(name: string | undefined): RequestError {
  const failure = { status: 404, type: "not_found_error", code: "context_unknown", param: "context_id" } as const;
  const which = name === undefined ? "no context without a context_id" : `no context ${JSON.stringify(name)}`;
  return new RequestError(`there is ${which}: open it with input_text.append`, failure);
}
