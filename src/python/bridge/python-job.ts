import { checkObject } from "../../core/checks.js";
import { messageOf } from "../../core/message-of.js";
import { OptionRangeError, OptionTypeError } from "../../core/option-errors.js";
import { MAX_JSON_BYTES } from "./frames.js";

/** A job as it is sent to Python. It is checked and encoded before it is queued, so every queued job can be sent. */
export interface PythonJob {
  /** The job as the caller passed it. */
  readonly fields: object;
  readonly json: string;
}

/** Room for the message around a job. @unit bytes */
const MESSAGE_BYTES = 256;

/**
 * Encodes a job.
 *
 * @throws {TypeError} if the job is not an object, or holds a value that JSON cannot represent.
 * @throws {RangeError} if the job is larger than a frame may be.
 */
export function encodePythonJob(given: unknown): PythonJob {
  const job = checkObject("job", given);
  const json = toJson(job);
  const bytes = Buffer.byteLength(json);
  const most = MAX_JSON_BYTES - MESSAGE_BYTES;
  if (bytes > most)
    throw new OptionRangeError("job", `must have at most ${most} bytes as JSON, got ${bytes}; split the text`);
  return { fields: job, json };
}

function toJson(job: object): string {
  try {
    return JSON.stringify(job);
  } catch (cause) {
    // A BigInt, a circular reference, or a `toJSON` that throws.
    throw new OptionTypeError("job", `must be representable as JSON: ${messageOf(cause)}`, { cause });
  }
}
