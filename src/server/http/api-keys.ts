import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Client, ClientLimits } from "../speech/client.js";
import { RequestError } from "../speech/request-error.js";
import { hostOf } from "./authority.js";

/** A key with which a client may use the server. */
export interface ApiKey {
  /** Name for logs and metrics. */
  readonly name: string;
  /** SHA-256 of the key, as 64 hexadecimal digits. The server does not know the key itself. */
  readonly sha256: string;
  /** @default those of the server for clients without a key */
  readonly limits?: ClientLimits | undefined;
}

/** Finds out who sent a request. */
export interface Authentication {
  /** Whether clients need a key. */
  readonly needsKey: boolean;
  /** @throws {RequestError} 401 */
  identify(request: Pick<FastifyRequest, "headers" | "ip">): Client;
  /** Finds the owner of a key that came otherwise than in a header. @throws {RequestError} 401 */
  identifyKey(key: string | undefined, address: string): Client;
}

/**
 * Creates the check of keys.
 *
 * @param keys returns the keys of now; without any, every client may use the server
 * @param limits of clients without a key, and of keys without limits of their own
 */
export function createAuthentication(keys: () => readonly ApiKey[], limits: ClientLimits): Authentication {
  const identifyKey = (key: string | undefined, address: string): Client => {
    const known = keys();
    if (known.length === 0) return { name: "anonymous", id: `address ${hostOf(address)}`, limits };
    if (key === undefined || key === "") throw unauthorised("send an API key: Authorization: Bearer KEY");
    const digest = createHash("sha256").update(key).digest();
    let owner: ApiKey | undefined;
    // Compares with every key, in constant time, so that the time tells nothing about the keys.
    for (const candidate of known) if (isEqual(digest, candidate.sha256)) owner = candidate;
    if (owner === undefined) throw unauthorised("the API key is unknown");
    return { name: owner.name, id: `key ${owner.name}`, limits: owner.limits ?? limits };
  };
  return {
    get needsKey() {
      return keys().length > 0;
    },
    identify: ({ headers, ip }) => identifyKey(keyOf(headers), ip),
    identifyKey,
  };
}

/** Returns the key of a request: as OpenAI's clients send it, as ElevenLabs' do, or as Azure's do. */
function keyOf(headers: FastifyRequest["headers"]): string | undefined {
  const [, bearer] = /^Bearer\s+(\S+)\s*$/iu.exec(headers.authorization ?? "") ?? [];
  if (bearer !== undefined) return bearer;
  const other = headers["xi-api-key"] ?? headers["api-key"];
  return typeof other === "string" ? other : undefined;
}

function isEqual(digest: Buffer, sha256: string): boolean {
  const known = Buffer.from(sha256, "hex");
  return known.length === digest.length && timingSafeEqual(known, digest);
}

function unauthorised(message: string): RequestError {
  return new RequestError(message, { status: 401, type: "authentication_error", code: "invalid_api_key" });
}
