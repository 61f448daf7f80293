import { checkObject } from "../../core/checks.js";
import { MAX_JSON_BYTES } from "./frames.js";

/** A job as it is sent to Python: checked and encoded before it waits, so that a worker never meets a job that it cannot be sent. */
export interface PythonJob {
  /** What the caller asked for. */
  readonly fields: object;
  readonly json: string;
}

/** Room for the message around a job. @unit bytes */
const MESSAGE_BYTES = 256;

/**
 * Encodes a job.
 *
 * @throws {TypeError} where the job is no object, or holds a value that JSON does not have.
 * @throws {RangeError} where the job is larger than a frame may be.
 */
export function encodePythonJob(given: unknown): PythonJob {
  const job = checkObject("job", given);
  const json = toJson(job);
  const bytes = Buffer.byteLength(json);
  const most = MAX_JSON_BYTES - MESSAGE_BYTES;
  if (bytes > most) throw new RangeError(`job must have at most ${most} bytes as JSON, got ${bytes}; split the text`);
  return { fields: job, json };
}

function toJson(job: object): string {
  try {
    return JSON.stringify(job);
  } catch (cause) {
    // A BigInt, a circle, or a `toJSON` that throws.
    throw new TypeError(`job must be JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
