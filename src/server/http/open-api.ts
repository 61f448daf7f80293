import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import { allowNull, type JsonSchema } from "./null-is-absent.js";

/** Headers of the replies of a route, by name, each with its description. */
export type ReplyHeaders = Readonly<Record<string, string>>;

declare module "fastify" {
  interface FastifyContextConfig {
    /** Headers of its replies with sound or captions, for the document of the API. @default none */
    readonly replyHeaders?: ReplyHeaders;
  }
}

/** The schema of the body of an error. */
export const errorSchema: ZodType = z
  .object({
    error: z.object({
      message: z.string().describe("What failed, and what to do."),
      type: z.string().describe("The kind of error, as OpenAI names them."),
      param: z.string().nullable().describe("The field at fault."),
      code: z.string().nullable().describe("The reason, for programs."),
    }),
  })
  .describe("What went wrong, and what to do.");

/** Statuses of errors that every route may reply with, and what they mean. */
const FAILURES: Readonly<Record<number, string>> = {
  400: "The request is wrong. `param` names the field at fault.",
  401: "The key is missing or unknown.",
  403: "The client may not read this.",
  404: "There is no such path or model.",
  405: "The path has no such method.",
  413: "The body is too large.",
  415: "The body is not JSON.",
  421: "The server does not answer to this host name.",
  429: "The client has too many requests or characters. `x-should-retry` tells whether waiting helps.",
  500: "The server failed. `x-should-retry` tells whether it may succeed later.",
  503: "The server is full or stopping, or the text took too long.",
};

/** A reply of several media types, as the document of the API has it. */
interface ReplyBody {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: ZodType }>>;
}

/** Returns the schema of a reply whose body is not JSON: bytes or text. */
export function bodyOf(description: string, mediaTypes: readonly string[], schema: ZodType = bytesSchema): ReplyBody {
  return { description, content: Object.fromEntries(mediaTypes.map((type) => [type, { schema }])) };
}

/** Bytes. OpenAPI 3.1 describes them by the media type alone. */
const bytesSchema: ZodType = z.unknown();

/**
 * Returns the replies of a route: its own, and those with the statuses of errors.
 *
 * @param failureSchema of the body of an error
 */
export function repliesOf(
  own: Readonly<Record<number, ZodType | ReplyBody>>,
  failures: readonly number[],
  failureSchema: ZodType = errorSchema,
): Readonly<Record<number, ZodType | ReplyBody>> {
  const errors = failures.map((status): [number, ReplyBody] => [
    status,
    { description: FAILURES[status] ?? "", content: { "application/json": { schema: failureSchema } } },
  ]);
  return { ...own, ...Object.fromEntries(errors) };
}

/** Statuses of errors of a route that only reads. */
export const LIST_FAILURES: readonly number[] = [400, 401, 421];
/** Statuses of errors of a route that works on a text. */
export const TEXT_FAILURES: readonly number[] = [400, 401, 413, 415, 421, 429, 500, 503];

const EVERY_REPLY: ReplyHeaders = { "x-request-id": "Id of the request, as in the log of the server." };
const EVERY_FAILURE: ReplyHeaders = {
  ...EVERY_REPLY,
  "x-should-retry": "`true` if the same request may succeed later. OpenAI's clients obey it.",
};
const EVERY_REFUSAL: ReplyHeaders = {
  ...EVERY_FAILURE,
  "retry-after-ms": "How long to wait, in milliseconds.",
  "retry-after": "How long to wait, in seconds.",
};

/** The parts of a schema that {@link toOpenApi} adds. */
interface Described extends JsonSchema {
  headers?: object;
  examples?: unknown;
}

/** Turns the schemas of a route into those of the document, and adds its example and the headers of its replies. */
export const toOpenApi: typeof jsonSchemaTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  const { body, response = {} } = schema as { body?: Described; response?: Record<string, Described> };
  const own = "route" in route ? (route.route.config as { replyHeaders?: ReplyHeaders } | undefined) : undefined;
  for (const [status, reply] of Object.entries(response)) {
    const headers = headersOf(Number(status), own?.replyHeaders ?? {});
    reply.headers = Object.fromEntries(
      Object.entries(headers).map(([name, description]) => [name, { type: "string", description }]),
    );
  }
  // zod leaves out the examples of a schema that transforms a part of its input.
  const examples = (route.schema?.body as ZodType | undefined)?.meta()?.["examples"];
  if (body !== undefined) {
    allowNull(body);
    if (examples !== undefined) body.examples = examples;
  }
  return { schema, url };
};

function headersOf(status: number, own: ReplyHeaders): ReplyHeaders {
  if (status < 400) return { ...EVERY_REPLY, ...own };
  return [429, 500, 503].includes(status) ? EVERY_REFUSAL : EVERY_FAILURE;
}

/** How a client shows its key. */
export const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "A key, as OpenAI's clients send it." },
  apiKey: { type: "apiKey", in: "header", name: "xi-api-key", description: "A key, as ElevenLabs' clients send it." },
} as const;

/** Either scheme, or none on a server without keys. */
export const SECURITY: { [name: string]: string[] }[] = [{ bearer: [] }, { apiKey: [] }, {}];
