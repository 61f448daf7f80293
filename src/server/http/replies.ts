import type { FastifyReply } from "fastify";
import type { ReplyHeaders } from "./open-api.js";

/** Headers of replies about a text. */
export const COVERAGE_HEADERS: ReplyHeaders = {
  "x-voxweave-ignored": "Names of the fields of the body that have no effect.",
  "x-voxweave-model": "The model that spoke, if the server does not have the one that was asked for.",
  "x-voxweave-unspoken":
    "Ranges of the text without sound, as JSON. In a stream of sound it is a trailer, and in one of events a field.",
};

/** Names the fields of a body that have no effect. */
export function nameIgnoredFields(reply: FastifyReply, body: object, known: readonly string[]): void {
  const ignored = Object.entries(body)
    .filter(([name, value]) => !known.includes(name) && value !== null && value !== undefined)
    .map(([name]) => name);
  if (ignored.length > 0) reply.header("x-voxweave-ignored", ignored.join(", ").replaceAll(/[^\x20-\x7e]/gu, "?"));
}
