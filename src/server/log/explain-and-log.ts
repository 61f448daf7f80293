import type { FastifyBaseLogger } from "fastify";
import { explainFailure } from "../speech/explain-failure.js";
import { RequestError } from "../speech/request-error.js";

/** Writes lines of errors. */
export type FaultLog = Pick<FastifyBaseLogger, "error">;

/**
 * Returns the error for the client of a connection. A fault of the server becomes a line of the log; that of a speech is a `RequestError`, which
 * the line of the speech has.
 *
 * @param error anything that the work for the client rejected with
 */
export function explainAndLog(error: unknown, log: FaultLog): RequestError {
  const explained = explainFailure(error);
  const hasLeft = error instanceof Error && error.name === "AbortError"; // The client gets no answer.
  if (explained.failure.status >= 500 && !(error instanceof RequestError || hasLeft)) {
    log.error({ err: error }, explained.message);
  }
  return explained;
}
