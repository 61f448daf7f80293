/** Kinds of errors of the API, as OpenAI names them. */
export type RequestErrorType =
  | "invalid_request_error"
  | "authentication_error"
  | "permission_error"
  | "not_found_error"
  | "rate_limit_error"
  | "server_error";

/** Facts about a request that failed. */
export interface RequestFailure {
  /** Status of HTTP. */
  readonly status: number;
  /** The kind of error. */
  readonly type: RequestErrorType;
  /** Name of the reason, for programs: `"voice_unknown"`. */
  readonly code: string;
  /** The parameter at fault. */
  readonly param?: string | undefined;
  /** How long to wait before the request can succeed. The same request fails again if it is missing. @unit ms */
  readonly retryAfterMs?: number | undefined;
}

/** A request that the server refuses, with a message that the client may read. */
export class RequestError extends Error {
  /** Name of the class. */
  override readonly name = "RequestError";
  /** Facts for the reply. */
  readonly failure: RequestFailure;

  /** @param message says what to do; the client reads it */
  constructor(message: string, failure: RequestFailure, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}

/**
 * Returns the error for a field with a wrong value.
 *
 * @param param path of the field @default the whole request is wrong
 */
export function invalidValue(message: string, param: string | undefined, options?: ErrorOptions): RequestError {
  const failure = { status: 400, type: "invalid_request_error", code: "invalid_value", param } as const;
  return new RequestError(message, failure, options);
}
