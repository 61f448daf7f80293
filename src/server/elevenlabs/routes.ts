import type { FastifyReply, FastifyRequest } from "fastify";
import { answerErrors } from "../http/error-replies.js";
import { bodyOf, repliesOf, TEXT_FAILURES } from "../http/open-api.js";
import { COVERAGE_HEADERS, nameIgnoredFields } from "../http/replies.js";
import { originOf, type RouteContext, signalOf, type ZodApp } from "../http/route-context.js";
import { headersOf, streamTo } from "../http/speech-routes.js";
import { collectSpeech, openReplySound, sendSound, sendWithSound } from "../http/whole-reply.js";
import type { OpenSpeech } from "../speech/open-speech.js";
import { speakOptions } from "../speech/speaking-fields.js";
import { type Alignment, createAligner, joinAlignments } from "./alignment.js";
import {
  detailSchema,
  TEXT_TO_SPEECH_FIELDS,
  type TextToSpeechBody,
  type TextToSpeechQuery,
  textToSpeechQuerySchema,
  textToSpeechSchema,
  timedReplySchema,
  type VoicePath,
  voicePathSchema,
} from "./body.js";
import { addInputRoutes } from "./input-routes.js";
import { parseOutputFormat } from "./output-format.js";
import { createTimedChunks, type TimedChunks } from "./timed-chunks.js";
import { errorDetail, secondsBody } from "./wire.js";

const MEDIA_TYPES = ["audio/mpeg", "audio/ogg", "audio/pcm", "audio/wav", "audio/basic", "audio/PCMA"];

/** A request to speak. */
type SpeakRequest = FastifyRequest<{ Params: VoicePath; Querystring: TextToSpeechQuery; Body: TextToSpeechBody }>;

/** Adds the part of ElevenLabs' API that speaks. Its errors have their shape. */
export async function addElevenLabsRoutes(app: ZodApp, context: RouteContext): Promise<void> {
  await app.register(async (scope: ZodApp) => {
    answerErrors(scope, context.refusals, errorDetail);
    addSpeakRoutes(scope, context);
    addInputRoutes(scope, context);
  });
}

function addSpeakRoutes(app: ZodApp, context: RouteContext): void {
  const sound = bodyOf("The sound.", MEDIA_TYPES);
  const lines = bodyOf("A JSON object a line, each with sound and its times.", ["application/json"], timedReplySchema);
  const add = (path: string, summary: string, reply: typeof sound, answer: Answer): void => {
    app.post(
      `/v1/text-to-speech/:voice_id${path}`,
      {
        config: { replyHeaders: { "x-voxweave-ignored": COVERAGE_HEADERS["x-voxweave-ignored"] ?? "" } },
        schema: {
          tags: ["elevenlabs"],
          summary,
          params: voicePathSchema,
          querystring: textToSpeechQuerySchema,
          body: textToSpeechSchema(context.mostCharacters),
          response: repliesOf({ 200: reply }, TEXT_FAILURES, detailSchema),
        },
      },
      async (request, fastifyReply) => {
        const speech = await open(context, request, fastifyReply);
        return answer(speech, request.body.text, fastifyReply);
      },
    );
  };
  add("", "Speak a text, as ElevenLabs does", sound, sendWhole);
  add("/stream", "Speak a text as a stream, as ElevenLabs does", sound, sendStream);
  const timed = bodyOf("The sound with its times.", ["application/json"], timedReplySchema);
  add("/with-timestamps", "Speak a text, with the times of its characters", timed, sendTimed);
  add("/stream/with-timestamps", "Speak a text as a stream, with the times of its characters", lines, streamTimed);
}

/** Sends the reply for a speech. */
type Answer = (speech: OpenSpeech, text: string, reply: FastifyReply) => Promise<unknown>;

async function open(
  { service, authentication }: RouteContext,
  request: SpeakRequest,
  reply: FastifyReply,
): Promise<OpenSpeech> {
  const { body, params, query } = request;
  const client = authentication.identify(request);
  const signal = signalOf(request, reply.raw);
  const { format, bitrate, sampleRate } = parseOutputFormat(query.output_format);
  const fields = {
    voice: params.voice_id,
    speed: body.voice_settings?.speed,
    language: body.language_code,
  };
  const options = { ...(await speakOptions(fields, service)), sampleRate };
  const facts = { client, request: originOf(request), transport: "elevenlabs" };
  const speech = service.open({ text: body.text, options, format, bitrate, ...facts, signal });
  await speech.begun;
  nameIgnoredFields(reply, body, TEXT_TO_SPEECH_FIELDS);
  return speech;
}

async function sendWhole(speech: OpenSpeech, _text: string, reply: FastifyReply): Promise<unknown> {
  const sound = openReplySound(reply);
  await collectSpeech(speech, sound);
  return sendSound(reply, speech.format.mediaType, sound);
}

async function sendStream(speech: OpenSpeech, _text: string, reply: FastifyReply): Promise<unknown> {
  reply.hijack();
  const headers = headersOf(reply, speech.format.mediaType, false);
  await streamTo(reply, headers, speech, (event) => (event.type === "audio" ? event.bytes : ""));
  return reply;
}

async function sendTimed(speech: OpenSpeech, text: string, reply: FastifyReply): Promise<unknown> {
  const chunks = chunksOf(text);
  const alignments: Alignment[] = [];
  const sound = openReplySound(reply);
  await collectSpeech(speech, sound, (event) => {
    for (const { alignment } of chunks.add(event)) if (alignment !== undefined) alignments.push(alignment);
  });
  return sendWithSound(reply, "audio_base64", sound, secondsBody(joinAlignments(alignments)));
}

async function streamTimed(speech: OpenSpeech, text: string, reply: FastifyReply): Promise<unknown> {
  reply.hijack();
  const chunks = chunksOf(text);
  await streamTo(reply, headersOf(reply, "application/json", false), speech, (event) =>
    chunks
      .add(event)
      .map(({ bytes, alignment }) => {
        const body = { audio_base64: Buffer.from(bytes).toString("base64"), ...secondsBody(alignment) };
        return `${JSON.stringify(body)}\n`;
      })
      .join(""),
  );
  return reply;
}

function chunksOf(text: string): TimedChunks {
  const aligner = createAligner();
  aligner.append(text);
  return createTimedChunks(aligner);
}
