import type { ZodType } from "zod";
import { RequestError } from "../speech/request-error.js";

/**
 * Returns a message of a client.
 *
 * @param message parsed JSON; `undefined` for a message that is not JSON
 * @throws {RequestError} 400 names the first field at fault.
 */
export function parseMessage<Message>(schema: ZodType<Message>, message: unknown): Message {
  if (message === undefined) throw invalid("a message must be JSON in a text frame", undefined);
  const { data, error } = schema.safeParse(message);
  if (error === undefined) return data;
  const [issue] = error.issues;
  const param = issue?.path.join(".") || undefined;
  throw invalid(`${param === undefined ? "" : `${param}: `}${issue?.message ?? "the message is invalid"}`, param);
}

function invalid(message: string, param: string | undefined): RequestError {
  return new RequestError(message, { status: 400, type: "invalid_request_error", code: "invalid_value", param });
}
