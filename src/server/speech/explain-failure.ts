import { describe } from "../../core/checks.js";
import { isVoxError, type VoxErrorCode, type VoxErrorDetails } from "../../core/errors.js";
import { isOptionError } from "../../core/option-errors.js";
import { invalidValue, RequestError, type RequestFailure } from "./request-error.js";

/** When a client may try again after the server was too busy. @unit ms */
const BUSY_RETRY_MS = 1_000;
/** When a client may try again after a worker failed. @unit ms */
const FAILED_RETRY_MS = 500;

/** The failures that the text or the options of a client cause, and the parameter at fault. */
const MISTAKES: Partial<Record<VoxErrorCode, string>> = {
  VOX_VOICE_UNKNOWN: "voice",
  VOX_LANGUAGE_UNSUPPORTED: "language",
  VOX_MARKUP_INVALID: "input",
  VOX_TEXT_UNSPOKEN: "input",
  VOX_PHONEME_UNKNOWN: "input",
  VOX_UTTERANCE_TOO_LONG: "input",
  VOX_FORMAT_UNSUPPORTED: "response_format",
  VOX_LEXICON_INVALID: "lexicon",
};

/**
 * Returns the error for a client. It says nothing about the machine: no path and no stack. The log has those.
 *
 * @param error anything that the work for a request rejected with
 * @param voicesRequest the request with which the client lists the voices
 */
export function explainFailure(error: unknown, voicesRequest = "GET /v1/voices"): RequestError {
  if (error instanceof RequestError) return error;
  if (isOptionError(error)) return invalidValue(error.message, error.option, { cause: error });
  if (!isVoxError(error)) return internal(error);
  const param = MISTAKES[error.code];
  const code = error.code.replace(/^VOX_/u, "").toLowerCase();
  if (param !== undefined) {
    return new RequestError(
      error.code === "VOX_VOICE_UNKNOWN" ? unknownVoice(error.details, voicesRequest) : error.message,
      { status: 400, type: "invalid_request_error", code, param },
      { cause: error },
    );
  }
  if (error.code === "VOX_QUEUE_FULL") return busy("the server has too much to speak; try again", code, error);
  if (error.code === "VOX_ENGINE_CLOSED") return busy("the server is stopping; try again", code, error);
  if (error.code === "VOX_DEPENDENCY_MISSING") return missing(code, error);
  return internal(error, code);
}

/**
 * Returns the message about an unknown voice for a client. That of the engine names a command, which clients do not have.
 *
 * @param voicesRequest the request with which the client lists the voices
 */
export function unknownVoice({ voice, near }: VoxErrorDetails["VOX_VOICE_UNKNOWN"], voicesRequest: string): string {
  const hint = near.length > 0 ? `did you mean ${near.join(", ")}? ` : "";
  return `there is no voice ${describe(voice)}; ${hint}${voicesRequest} lists all`;
}

function busy(message: string, code: string, cause: unknown): RequestError {
  const failure: RequestFailure = { status: 503, type: "server_error", code, retryAfterMs: BUSY_RETRY_MS };
  return new RequestError(message, failure, { cause });
}

function internal(cause: unknown, code = "internal_error"): RequestError {
  const failure: RequestFailure = { status: 500, type: "server_error", code, retryAfterMs: FAILED_RETRY_MS };
  return new RequestError("the server failed to speak this; its log has the reason", failure, { cause });
}

/** The same request fails until somebody has installed the package. */
function missing(code: string, cause: unknown): RequestError {
  const failure: RequestFailure = { status: 500, type: "server_error", code };
  return new RequestError("the server lacks a package that this request needs; its log names it", failure, { cause });
}

/** Returns the error for a request that took too long. */
export function late(seconds: number): RequestError {
  const failure = { status: 503, type: "server_error", code: "deadline", retryAfterMs: undefined } as const;
  return new RequestError(`the request took more than ${seconds} seconds; send a shorter text`, failure);
}

/** Returns the error for a request that the end of the server has ended. */
export function stopping(cause?: unknown): RequestError {
  const failure = { status: 503, type: "server_error", code: "stopping", retryAfterMs: 1_000 } as const;
  return new RequestError("the server is stopping; try again", failure, { cause });
}
