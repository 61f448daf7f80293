import type { ZodType } from "zod";
import { checkSchema } from "../../platform/check-schema.js";
import { invalidValue } from "../speech/request-error.js";

/**
 * Returns a message of a client.
 *
 * @param message parsed JSON; `undefined` for a message that is not JSON
 * @throws {RequestError} 400 names the first field at fault.
 */
export function parseMessage<Message>(schema: ZodType<Message>, message: unknown): Message {
  if (message === undefined) throw invalidValue("a message must be JSON in a text frame", undefined);
  const { value, mistake } = checkSchema(schema, message, "a message");
  if (mistake === undefined) return value;
  throw invalidValue(mistake.message, mistake.path);
}
