import type { FastifyRequest } from "fastify";
import type { RequestError } from "../speech/request-error.js";
import type { SpeechObserver } from "../speech/speech-observer.js";

/** Logs the requests that are refused before they are speeches: a wrong key, a wrong field, a path that does not exist. */
export interface RefusalLog {
  /** Learns which errors are those of speeches, whose lines have them already. */
  readonly observer: SpeechObserver;
  /** Logs a refused request, unless it has its line as a speech. The line has no text and no key. */
  note(request: FastifyRequest, error: RequestError): void;
}

/** @param details whether lines may have the addresses of clients, and paths that the server does not have */
export function createRefusalLog(details: boolean): RefusalLog {
  const known = new WeakSet<RequestError>();
  return {
    observer: {
      onEnd({ error }) {
        if (error !== undefined) known.add(error);
      },
    },
    note(request, error) {
      if (known.has(error)) return;
      const { method, routeOptions, ip, url } = request;
      const { status, code } = error.failure;
      const [path] = url.split("?");
      const hidden = details && { address: ip, path };
      request.log.info({ method, route: routeOptions.url, ...hidden, status, code }, "refused");
    },
  };
}
