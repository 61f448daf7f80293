import { placeOf, SourceError } from "./source-error.js";
import type { Waiting } from "./speech-source.js";
import { wordsForPeople } from "./words-for-people.js";

/** Sends requests to a server of VoxWeave. */
export interface ServerApi {
  /** @throws {SourceError} for each reply that is not a success, and for a server that does not answer */
  get(path: string, options?: Waiting): Promise<Response>;
  /** @throws {SourceError} as {@link get} */
  post(path: string, body: object, options?: Waiting): Promise<Response>;
}

/**
 * Opens the API of a server.
 *
 * @param base address of the folder that has `v1/`; a relative one begins at the page
 * @param key returns the API key of now, or an empty string
 */
export function openServerApi(base: string, key: () => string): ServerApi {
  const send = async (path: string, init: RequestInit, { signal }: Waiting): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (key() !== "") headers.set("authorization", `Bearer ${key()}`);
    const address = new URL(path, new URL(base, document.baseURI));
    let response: Response;
    try {
      response = await fetch(address, { ...init, headers, signal: signal ?? null });
    } catch (cause) {
      signal?.throwIfAborted();
      throw unreachable(cause);
    }
    if (response.ok) return response;
    if (response.status === 401) throw keyRefused(key());
    throw await refusalOf(response);
  };
  return {
    get: (path, options = {}) => send(path, {}, options),
    post: (path, body, options = {}) =>
      send(
        path,
        { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } },
        options,
      ),
  };
}

/** Returns the error for a server that does not answer. */
export function unreachable(cause?: unknown): SourceError {
  const message = navigator.onLine
    ? "The server does not answer. Check that it still runs, then try again."
    : "The server does not answer, because this device has no network. Try again when it has.";
  return new SourceError(message, "unreachable", "source", { cause });
}

/** Code of the error of a server that needs a key, or another one. */
export const KEY_REFUSED = "invalid_api_key";

/** Returns the error for a key that the server refuses. That of the server speaks to programs. */
function keyRefused(key: string): SourceError {
  const message =
    key === ""
      ? "This server needs an API key. Enter yours, or ask the person who runs the server for one."
      : "The server does not know this API key. Check it, or ask the person who runs the server for another one.";
  return new SourceError(message, KEY_REFUSED, "source");
}

/** The body of an error of the server. */
export interface ErrorBody {
  readonly error?: { readonly message?: string; readonly code?: string | null; readonly param?: string | null };
}

/** Facts about an error that a reply has beside its body. */
interface ReplyFacts {
  /** @default 500 */
  readonly status?: number | undefined;
  readonly retrySeconds?: number | undefined;
}

/** Returns the error that the server describes. */
export function errorOfBody({ error }: ErrorBody, { status = 500, retrySeconds }: ReplyFacts = {}): SourceError {
  const { code: named, message = "", param } = error ?? {};
  const code = named ?? `status_${status}`;
  const fallback = param === "input" ? "text" : param === "voice" ? "voice" : "player";
  const place = status === 503 ? "source" : placeOf(code, fallback);
  const words = wordsForPeople({ code, message, param, status, retrySeconds });
  return new SourceError(words, code, place, { cause: message });
}

async function refusalOf(response: Response): Promise<SourceError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const retry = response.headers.get("retry-after");
  return errorOfBody(body, { status: response.status, retrySeconds: retry === null ? undefined : Number(retry) });
}
