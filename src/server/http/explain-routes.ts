import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import { type SpeakingFields, speakOptions } from "../speech/speaking-fields.js";
import { nullIsAbsent } from "./null-is-absent.js";
import { repliesOf, TEXT_FAILURES } from "./open-api.js";
import { COVERAGE_HEADERS, nameIgnoredFields } from "./replies.js";
import { originOf, type RouteContext, signalOf, type ZodApp } from "./route-context.js";
import { inputSchema, sourceRangeSchema, speakingShape } from "./schemas.js";

type ExplainBody = Pick<SpeakingFields, "voice" | "language" | "markup" | "lexicon"> & { readonly input: string };

const FIELDS = ["input", "voice", "language", "markup", "lexicon"];

/** Adds `POST /v1/explain`. */
export function addExplainRoutes(app: ZodApp, { service, authentication, mostCharacters }: RouteContext): void {
  app.post(
    "/v1/explain",
    {
      config: { replyHeaders: COVERAGE_HEADERS },
      schema: {
        tags: ["speech"],
        summary: "Explain how a text is read",
        description: "Replies with what is said for each word, and why, without any sound.",
        body: explainBodySchema(mostCharacters),
        response: repliesOf({ 200: explanationSchema }, TEXT_FAILURES),
      },
    },
    async (request, reply) => {
      const client = authentication.identify(request);
      const { body } = request;
      const options = await speakOptions(body, service);
      const signal = signalOf(request, reply.raw);
      const explanation = await service.explain({
        text: body.input,
        options,
        client,
        request: originOf(request),
        signal,
      });
      nameIgnoredFields(reply, body, FIELDS);
      const unspoken = explanation.unspoken.map(({ start, end }) => ({ start, end }));
      reply.header("x-voxweave-unspoken", JSON.stringify(unspoken));
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(explanation));
    },
  );
}

function explainBodySchema(mostCharacters: number): ZodType<ExplainBody> {
  const { voice, language, markup, lexicon } = speakingShape;
  const schema = z.looseObject({ input: inputSchema(mostCharacters), voice, language, markup, lexicon });
  return nullIsAbsent(schema).meta({ examples: [{ input: "Dr. Smith paid £3.50." }] });
}

const rangeSchema = z.object({ text: z.string(), start: z.number(), end: z.number() });

const doubtfulSchema = z.object({
  source: rangeSchema,
  line: z.number(),
  column: z.number(),
  count: z.number().describe("How often the word occurs in this pronunciation."),
  reason: z.string().describe("`unspoken`, `new word`, `homograph` or `letters`."),
  text: z.string().describe("The word as spoken."),
  phonemes: z.string(),
  confidence: z.number(),
  suggestion: z.string().describe("A line of a lexicon, or markup for its place."),
});

const explanationSchema: ZodType = z
  .object({
    text: z.string().describe("The text as sent."),
    spoken: z.string().describe("The words as spoken."),
    phonemes: z.string().describe("Phonemes in the symbols of Kokoro."),
    sentences: z.array(rangeSchema),
    words: z.array(
      z.object({
        text: z.string().describe("The word as spoken."),
        source: rangeSchema,
        class: z.string().describe("Class of the written form, such as `money`."),
        rule: z.string().describe("Name of the rule that read it."),
        tag: z.string().nullable().describe("Part of speech, if the pronunciation depended on it."),
        phonemes: z.string(),
        from: z.string().describe("Source of the phonemes."),
        confidence: z.number().nullable().describe("Probability that the phonemes are right, from 0 to 1."),
      }),
    ),
    unspoken: z.array(rangeSchema).describe("Ranges that a listener expects to hear and that have no sound."),
    doubtful: z.array(doubtfulSchema).describe("Words to check, most doubtful first, each once."),
    problems: z.array(
      z.object({ message: z.string(), source: sourceRangeSchema, line: z.number(), column: z.number() }),
    ),
  })
  .describe("How the text is read.");
