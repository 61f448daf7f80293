import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { RequestError } from "../speech/request-error.js";

/**
 * Hands on the body of a request that the app around the server has already parsed, as `express.json()` does. Otherwise the
 * server would wait for a body that has been read.
 */
export function acceptParsedBodies(app: FastifyInstance): void {
  app.addHook("preParsing", async ({ raw, headers }, _reply, payload) => {
    const encoding = headers["content-encoding"] ?? "identity";
    if (!raw.readableEnded && encoding !== "identity") {
      const failure = { status: 415, type: "invalid_request_error", code: "unsupported_content_encoding" } as const;
      throw new RequestError(`send the body as it is, without content-encoding: ${encoding}`, failure);
    }
    const length = Number(headers["content-length"] ?? 0);
    if (!raw.readableEnded || (length === 0 && headers["transfer-encoding"] === undefined)) return payload;
    const { body } = raw as { readonly body?: unknown };
    if (body === undefined) {
      const failure = { status: 500, type: "server_error", code: "body_already_read" } as const;
      throw new RequestError(
        "the app around this server has read the body; mount the server before whatever reads bodies",
        failure,
      );
    }
    const text = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    // Fastify compares the length with the header, and the text may be written in another way.
    return Object.assign(Readable.from([Buffer.from(text)]), { receivedEncodedLength: length });
  });
}
