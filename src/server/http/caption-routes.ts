import type { FastifyReply, FastifyRequest } from "fastify";
import { resolveRules } from "../../captions/caption-options.js";
import { type CaptionFormat, toCaptions } from "../../captions/captions.js";
import { type Cue, toCues } from "../../captions/cues.js";
import type { SpokenText } from "../../captions/pieces.js";
import { linesOf } from "../../captions/plain-lines.js";
import type { SpeechEvent } from "../speech/open-speech.js";
import { speakOptions } from "../speech/speaking-fields.js";
import { CAPTION_FIELDS, type CaptionBody, captionBodySchema, captionReplySchema } from "./caption-body.js";
import { nameModel } from "./models.js";
import { bodyOf, repliesOf, TEXT_FAILURES } from "./open-api.js";
import { COVERAGE_HEADERS, nameIgnoredFields } from "./replies.js";
import { originOf, type RouteContext, signalOf, type ZodApp } from "./route-context.js";
import { rounded, usageBody, wordBody } from "./speech-events.js";
import { collectSpeech, openReplySound, sendWithSound } from "./whole-reply.js";

/** Media types of caption files. */
const MEDIA_TYPES: Readonly<Record<Exclude<CaptionFormat, "json">, string>> = {
  srt: "application/x-subrip",
  vtt: "text/vtt",
  ass: "text/x-ssa",
};

/** Adds `POST /v1/captions`. */
export function addCaptionRoutes(app: ZodApp, context: RouteContext): void {
  const files = bodyOf("", Object.values(MEDIA_TYPES));
  app.post(
    "/v1/captions",
    {
      config: { replyHeaders: COVERAGE_HEADERS },
      schema: {
        tags: ["speech"],
        summary: "Speak a text, with the times of its words and captions",
        description:
          "Replies with JSON: the sound in base64, which every client can read, beside the words. " +
          "With `audio: false` and a `caption_format` other than `json`, replies with the caption file alone.",
        body: captionBodySchema(context.mostCharacters),
        response: repliesOf(
          {
            200: {
              description: "The words, the cues and the sound; or a caption file.",
              content: { "application/json": { schema: captionReplySchema }, ...files.content },
            },
          },
          TEXT_FAILURES,
        ),
      },
    },
    (request, reply) => answer(context, request, reply),
  );
}

async function answer(
  { service, authentication }: RouteContext,
  request: FastifyRequest<{ Body: CaptionBody }>,
  reply: FastifyReply,
): Promise<unknown> {
  const client = authentication.identify(request);
  const { body } = request;
  const { caption_format: captionFormat, caption_options: captionOptions } = body;
  resolveRules(captionOptions); // Before any sound is made.
  const speech = service.open({
    text: body.input,
    options: { ...(await speakOptions(body, service)), cuts: "whole" },
    format: body.audio ? body.response_format : "pcm",
    bitrate: body.audio ? body.bitrate : undefined,
    client,
    request: originOf(request),
    transport: "captions",
    record: true,
    whole: true,
    signal: signalOf(request, reply.raw),
  });
  const sound = openReplySound(reply);
  const done = await collectSpeech(speech, body.audio ? sound : undefined);
  const spoken = speech.spoken as SpokenText; // The order asked to keep it.
  nameIgnoredFields(reply, body, CAPTION_FIELDS);
  nameModel(reply, body.model, service.speaker.engine);
  reply.header("x-voxweave-unspoken", JSON.stringify(done.totals.unspoken));
  if (captionFormat !== "json" && !body.audio) {
    return reply
      .type(`${MEDIA_TYPES[captionFormat]}; charset=utf-8`)
      .send(toCaptions(spoken, captionFormat, captionOptions));
  }
  const content = {
    ...(body.audio && { media_type: speech.format.mediaType, delay: rounded(speech.delaySeconds) }),
    ...describe(spoken, done, toCues(spoken, captionOptions)),
    ...(captionFormat !== "json" && { captions: toCaptions(spoken, captionFormat, captionOptions) }),
  };
  if (body.audio) return sendWithSound(reply, "audio", sound, content);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(content));
}

function describe(
  { words }: SpokenText,
  { totals, usage }: Extract<SpeechEvent, { type: "done" }>,
  cues: readonly Cue[],
): object {
  return {
    duration: rounded(totals.durationSeconds),
    words: words.map(wordBody),
    cues: cues.map((cue) => ({
      start: rounded(cue.startSeconds),
      end: rounded(cue.endSeconds),
      lines: linesOf(cue),
      source: cue.source,
    })),
    unspoken: totals.unspoken,
    usage: usageBody(usage),
  };
}
