import { placeOf, SourceError, sentence } from "./source-error.js";
import type { Waiting } from "./speech-source.js";

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
  const message = "The server does not answer. Check that voxweave serve still runs, then try again.";
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

/** Returns the error that the server describes. */
export function errorOfBody({ error }: ErrorBody, status = 500): SourceError {
  const code = error?.code ?? `status_${status}`;
  const fallback = error?.param === "input" ? "text" : error?.param === "voice" ? "voice" : "player";
  const place = status === 503 ? "source" : placeOf(code, fallback);
  return new SourceError(sentence(error?.message ?? `The server answered with status ${status}.`), code, place);
}

async function refusalOf(response: Response): Promise<SourceError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  return errorOfBody(body, response.status);
}
