import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { linkAbort } from "../../core/linked-abort.js";
import { explainAndLog } from "../log/explain-and-log.js";
import type { OpenSpeech, SpeechEvent } from "../speech/open-speech.js";
import { speakOptions } from "../speech/speaking-fields.js";
import { nameModel } from "./models.js";
import { bodyOf, type ReplyHeaders, repliesOf, TEXT_FAILURES } from "./open-api.js";
import { COVERAGE_HEADERS, nameIgnoredFields } from "./replies.js";
import { originOf, type RouteContext, signalOf, type ZodApp } from "./route-context.js";
import { SPEECH_FIELDS, type SpeechBody, speechBodySchema } from "./speech-body.js";
import { failureMessage, toMessages, toServerSentEvent } from "./speech-events.js";
import { collectSpeech, openReplySound, sendSound } from "./whole-reply.js";

const MEDIA_TYPES = [
  "audio/mpeg",
  "audio/ogg",
  "audio/aac",
  "audio/flac",
  "audio/wav",
  "audio/pcm",
  "text/event-stream",
];

const REPLY_HEADERS: ReplyHeaders = {
  ...COVERAGE_HEADERS,
  "x-voxweave-silence": "`true` if nothing in the text has a sound: the sound is 100 ms of silence.",
  "x-voxweave-delay-seconds": "How much later than in the times of the words the sound is, because of its format.",
  "x-voxweave-duration-seconds": "Length of a sound that is not streamed.",
};

/** Time for a client to take the event of a failure, before the connection breaks. @unit ms */
const LAST_WORD_MS = 2_000;

/** Adds `POST /v1/audio/speech`. */
export function addSpeechRoutes(app: ZodApp, context: RouteContext): void {
  app.post(
    "/v1/audio/speech",
    {
      config: { replyHeaders: REPLY_HEADERS },
      schema: {
        tags: ["speech"],
        summary: "Speak a text",
        description:
          "Accepts the bodies of OpenAI's clients. Everything is checked, and the first sound is made, before the reply begins.",
        body: speechBodySchema(context.mostCharacters),
        response: repliesOf({ 200: bodyOf("The sound, or a stream of events.", MEDIA_TYPES) }, TEXT_FAILURES),
      },
    },
    (request, reply) => answer(context, request, reply),
  );
}

async function answer(
  { service, authentication }: RouteContext,
  request: FastifyRequest<{ Body: SpeechBody }>,
  reply: FastifyReply,
): Promise<unknown> {
  const client = authentication.identify(request);
  const { body } = request;
  const signal = signalOf(request, reply.raw);
  const asEvents = body.stream_format === "sse";
  const whole = !body.stream;
  const speech = service.open({
    text: body.input,
    options: { ...(await speakOptions(body, service)), cuts: whole ? "whole" : "early" },
    format: body.response_format,
    bitrate: body.bitrate,
    whole,
    client,
    request: originOf(request),
    transport: asEvents ? "sse" : "http",
    signal,
  });
  await speech.begun;
  nameIgnoredFields(reply, body, SPEECH_FIELDS);
  nameModel(reply, body.model, service.speaker.engine);
  if (speech.isSilent) reply.header("x-voxweave-silence", "true");
  if (speech.delaySeconds > 0) reply.header("x-voxweave-delay-seconds", speech.delaySeconds.toFixed(6));
  if (whole && !asEvents) return sendWhole(reply, speech);
  const type = asEvents ? "text/event-stream; charset=utf-8" : speech.format.mediaType;
  reply.hijack();
  await streamTo(reply, headersOf(reply, type, !asEvents), speech, (event) => {
    if (asEvents) return toMessages(event, body.timestamps).map(toServerSentEvent).join("");
    return event.type === "audio" ? event.bytes : "";
  });
  return reply;
}

async function sendWhole(reply: FastifyReply, speech: OpenSpeech): Promise<unknown> {
  const sound = openReplySound(reply);
  const done = await collectSpeech(speech, sound);
  reply.header("x-voxweave-unspoken", JSON.stringify(done.totals.unspoken));
  reply.header("x-voxweave-duration-seconds", done.totals.durationSeconds.toFixed(6));
  return sendSound(reply, speech.format.mediaType, sound);
}

/**
 * Returns the headers of a reply that is streamed.
 *
 * @param hasTrailer whether a trailer has the text without sound. HTTP/1.0 has no trailers; nginx speaks it unless told otherwise.
 */
export function headersOf(
  reply: FastifyReply,
  type: string,
  hasTrailer: boolean,
): Record<string, string | string[] | number> {
  const headers: Record<string, string | string[] | number> = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) headers[name] = value;
  return {
    ...headers,
    "content-type": type,
    "cache-control": "no-store",
    "x-accel-buffering": "no", // nginx would hold the sound back.
    ...(hasTrailer && reply.request.raw.httpVersion !== "1.0" && { trailer: "x-voxweave-unspoken" }),
  };
}

/**
 * Writes the events of a speech as they come, at the pace of the client. A failure destroys the connection, so that half a sound
 * does not look like a whole one.
 */
export async function streamTo(
  { raw: response, log }: FastifyReply,
  headers: Record<string, string | string[] | number>,
  speech: OpenSpeech,
  encode: (event: SpeechEvent) => string | Uint8Array,
): Promise<void> {
  try {
    response.writeHead(200, headers);
    for await (const event of speech) {
      const content = encode(event);
      if (content.length > 0 && !response.write(content)) await drained(response, speech.over);
      if (event.type === "done" && "trailer" in headers) {
        response.addTrailers({ "x-voxweave-unspoken": JSON.stringify(event.totals.unspoken) });
      }
    }
    response.end();
  } catch (error) {
    const failure = explainAndLog(error, log);
    const isEvents = String(headers["content-type"]).startsWith("text/event-stream");
    const last = isEvents ? toServerSentEvent(failureMessage(failure)) : "";
    const destroy = (): void => void response.destroy();
    const timer = setTimeout(destroy, LAST_WORD_MS); // A client that does not read never takes the last event.
    response.once("close", () => clearTimeout(timer));
    response.write(last, destroy);
  }
}

/** Resolves when the client has read enough. Rejects if it has gone, or if the speech is over: its time is up, or the server closes. */
async function drained(response: ServerResponse, over: AbortSignal): Promise<void> {
  const gone = new DOMException("the client has left", "AbortError");
  if (response.closed || response.destroyed) throw gone;
  const end = linkAbort([over]);
  const { signal } = end;
  try {
    const close = once(response, "close", { signal }).then(() => Promise.reject(gone));
    close.catch(() => {}); // It lost the race.
    await Promise.race([once(response, "drain", { signal }), close]);
  } finally {
    end.abort();
  }
}
