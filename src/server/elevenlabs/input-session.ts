import type { FastifyRequest } from "fastify";
import { originOf, type RouteContext } from "../http/route-context.js";
import type { Client } from "../speech/client.js";
import { RequestError } from "../speech/request-error.js";
import { speakOptions } from "../speech/speaking-fields.js";
import { CLOSE, type Connection } from "../websocket/connection.js";
import { createSpeechContexts } from "../websocket/speech-contexts.js";
import { type Aligner, createAligner } from "./alignment.js";
import type { InputKind, InputMessage } from "./input-messages.js";
import { createInputReplies } from "./input-replies.js";
import { parseOutputFormat } from "./output-format.js";

/** The contexts of one connection. */
export interface InputSession {
  /** Receives a message of a known client. @throws {RequestError} */
  receive(message: InputMessage, client: Client): void;
  /** Closes the connection if the client sends nothing. */
  endIdle(): void;
  /** Reports a mistake, and closes. @param id of the context */
  fail(error: RequestError, id: string | undefined): void;
}

/** State of a context beside its speech. */
interface Context {
  /** The name that the client gives it. */
  readonly id: string;
  /** Its name among the speeches. A client may use `id` again for another context while this one is being spoken. */
  readonly key: string;
  readonly aligner: Aligner;
  /** Length of its text. @unit UTF-16 code units */
  length: number;
  /** Length of the text that was flushed, so that it is spoken even if the context is closed. */
  flushedLength: number;
}

/** Opens the session of a connection. */
export function openInputSession(
  { service, mostCharacters, sockets }: RouteContext,
  request: FastifyRequest,
  kind: InputKind,
  connection: () => Connection,
): InputSession {
  const { voice, query, isMulti } = kind;
  const { sampleRate, ...format } = parseOutputFormat(query.output_format);
  const replies = createInputReplies(connection, kind);
  const speeches = createSpeechContexts(connection, { ...sockets, mostWaiting: mostCharacters });
  /** The contexts that get text, by id. */
  const contexts = new Map<string, Context>();
  let count = 0;
  let isClosing = false;
  const finish = (id: string): void => {
    replies.finish(id);
    if (!speeches.isBusy && (isClosing || !isMulti)) connection().close(CLOSE.done, "done");
  };
  const open = (id: string, message: InputMessage, client: Client): Context => {
    count += 1;
    const context = { id, key: String(count), aligner: createAligner(), length: 0, flushedLength: 0 };
    const fields = { voice, speed: message.voice_settings?.speed, language: query.language_code };
    const facts = { ...format, client, request: originOf(request), transport: "elevenlabs" };
    speeches.open(context.key, {
      service,
      log: request.log,
      order: speakOptions(fields, service).then((options) => ({ ...facts, options: { ...options, sampleRate } })),
      write: replies.writer(id, context.aligner),
      onEnd(end) {
        if (end.type === "done") finish(id);
        else {
          replies.fail(end.error, id, end.hasSound);
        }
      },
    });
    contexts.set(id, context);
    return context;
  };
  /** Speaks the rest of what was flushed, and drops what was not: the client has interrupted it. */
  const close = ({ id, key, aligner, flushedLength }: Context): void => {
    contexts.delete(id);
    if (flushedLength > 0) {
      aligner.truncate(flushedLength);
      speeches.end(key, flushedLength);
    } else {
      speeches.cancel(key);
      finish(id);
    }
  };
  const addText = (text: string, context: Context): void => {
    const phrase = query.auto_mode && !/\s$/u.test(text) ? `${text} ` : text;
    context.aligner.append(phrase);
    context.length += phrase.length;
    speeches.append(context.key, phrase);
  };

  return {
    fail: (error, id) => replies.fail(error, id),
    receive(message, client) {
      const { flush, close_socket: closesAll } = message;
      const closes = isMulti && message.close_context === true;
      const text = closes ? undefined : message.text; // ElevenLabs' document: the text of such a message is ignored.
      if (closesAll) {
        isClosing = true;
        for (const context of [...contexts.values()]) close(context);
        if (!speeches.isBusy) connection().close(CLOSE.done, "done");
        return;
      }
      const id = (isMulti ? message.context_id : undefined) ?? "";
      const known = contexts.get(id);
      const context = known ?? (text ? open(id, message, client) : undefined);
      if (context === undefined) {
        if (!isMulti && text === "") finish(id);
        return;
      }
      if (!isMulti && text === "") speeches.end(context.key);
      const opens = known === undefined && text === " "; // A space is how clients open a context.
      if (text && !opens) addText(text, context);
      if (flush) {
        context.flushedLength = context.length;
        speeches.flush(context.key);
      }
      if (closes) close(context);
    },
    endIdle() {
      if (speeches.hasIncomplete) replies.fail(idle(query.inactivity_timeout));
      else if (!speeches.isBusy) connection().close(CLOSE.done, "idle");
    },
  };
}

function idle(seconds: number): RequestError {
  const failure = { status: 408, type: "invalid_request_error", code: "input_timeout_exceeded" } as const;
  return new RequestError(`no message has come for ${seconds} seconds; send text, or close the context`, failure);
}
