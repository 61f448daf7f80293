import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RefusalLog } from "../log/refusal-log.js";
import { explainFailure } from "../speech/explain-failure.js";
import { RequestError, type RequestErrorType, type RequestFailure } from "../speech/request-error.js";
import { noteMethods } from "./allowed-methods.js";
import { asksForWebSocket } from "./upgrades.js";

/** The body of an error, as OpenAI's clients read it. */
export interface ErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: RequestErrorType;
    readonly param: string | null;
    readonly code: string | null;
  };
}

/** Returns the body for an error. */
export function errorBody({ message, failure: { type, param, code } }: RequestError): ErrorBody {
  return { error: { message, type, param: param ?? null, code } };
}

/** Answers a request without a route. */
type AnswerMissing = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/**
 * Has every error of the routes of an app answered and logged.
 *
 * @param refusals logs the requests that are refused
 * @param toBody returns the body, in the shape that the clients of these routes read
 * @param answerMissing as {@link answerUnknownPaths} returns it, for the app that has the unknown paths
 */
export function answerErrors(
  app: FastifyInstance,
  refusals: RefusalLog,
  toBody: (error: RequestError) => object = errorBody,
  answerMissing?: AnswerMissing,
): void {
  app.setErrorHandler((thrown: FastifyError | Error, request, reply) => {
    const error = toRequestError(thrown);
    // A request without a route may be wrong in other ways, too. A host that is not allowed learns nothing about routes.
    if (request.is404 && error.failure.status === 400 && answerMissing) return answerMissing(request, reply);
    // The line of a speech says that its client has left. Nobody gets this reply.
    const hasLeft = reply.raw.destroyed && thrown.name === "AbortError";
    if (error.failure.status >= 500 && !(thrown instanceof RequestError || hasLeft))
      request.log.error({ err: error.cause ?? thrown }, error.message);
    else refusals.note(request, error);
    return sendError(reply, error, toBody);
  });
}

/**
 * Has requests for paths that do not exist answered with an {@link ErrorBody}, and those with another method than a path has.
 * Call it before the app gets its routes.
 */
export function answerUnknownPaths(app: FastifyInstance, refusals: RefusalLog): AnswerMissing {
  const methodsOf = noteMethods(app);
  const answerMissing: AnswerMissing = (request, reply) => {
    const [path = ""] = request.url.split("?");
    const methods = methodsOf(path);
    const meant = meantPath(path, (other) => methodsOf(other).includes(request.method));
    const hint = meant === undefined ? "" : `did you mean ${meant}? `;
    const message = `there is no ${request.method} ${path}; ${hint}GET /docs lists what there is`;
    const failure: RequestFailure =
      methods.length === 0
        ? { status: 404, type: "not_found_error", code: "not_found" }
        : { status: 405, type: "invalid_request_error", code: "method_not_allowed" };
    if (methods.length > 0) reply.header("allow", methods.join(", "));
    const error = new RequestError(message, failure);
    refusals.note(request, error);
    return sendError(reply, error);
  };
  app.setNotFoundHandler(answerMissing);
  return answerMissing;
}

/** Returns the path that a client with a wrong base URL probably means: without `/v1`, with two of them, or with stray slashes. */
function meantPath(path: string, exists: (path: string) => boolean): string | undefined {
  const tidy = path
    .replaceAll(/\/{2,}/gu, "/")
    .replace(/\/$/u, "")
    .replace(/^(?:\/v1)+\//u, "/v1/");
  return [tidy, `/v1${tidy}`].find((other) => other !== path && exists(other));
}

/** Answers a request whose path is not a valid URL. Hooks do not run for it. */
export function answerMalformedPath(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  // The connection of an upgrade belongs to no parser that would close it.
  if (asksForWebSocket(request.headers)) reply.raw.once("finish", () => request.raw.socket.destroy());
  reply.header("x-request-id", request.id);
  sendError(reply, toRequestError(error));
}

/** Sends an error, with the headers that tell clients whether and when to try again. */
export function sendError(
  reply: FastifyReply,
  error: RequestError,
  toBody: (error: RequestError) => object = errorBody,
): FastifyReply {
  const { status, retryAfterMs } = error.failure;
  reply.header("x-should-retry", String(retryAfterMs !== undefined));
  if (retryAfterMs !== undefined) {
    reply.header("retry-after-ms", String(Math.ceil(retryAfterMs)));
    reply.header("retry-after", String(Math.ceil(retryAfterMs / 1000)));
  }
  if (status === 401) reply.header("www-authenticate", "Bearer");
  return reply
    .code(status)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(toBody(error)));
}

/** Messages by status, where that of Fastify does not say what to do: "Unsupported Media Type". */
const RULES: Readonly<Record<number, string>> = {
  413: "the body is too large; send a shorter text",
  415: "send JSON, with the header content-type: application/json",
};

/** Returns the error for anything that a route or Fastify itself throws. */
export function toRequestError(thrown: FastifyError | Error): RequestError {
  if (thrown instanceof RequestError) return thrown; // Fastify adds a status to the one for a wrong field.
  const status = "statusCode" in thrown ? thrown.statusCode : undefined;
  if (status === undefined || status < 400 || status >= 500) return explainFailure(thrown);
  const message = RULES[status] ?? thrown.message;
  return new RequestError(message, { status, type: "invalid_request_error", code: codeOf(thrown) });
}

function codeOf(error: FastifyError | Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : "bad_request";
  return code.replace(/^FST_(?:ERR_)?/u, "").toLowerCase();
}
