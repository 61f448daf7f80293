import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";
import { RequestError } from "../speech/request-error.js";
import { hostOf } from "./authority.js";

/** Names of this machine. */
const LOCAL_NAMES = ["localhost", "localhost."];

/**
 * Refuses requests whose Host is not a name of the server. So a page of another site cannot reach it by a name that it has
 * resolved to this machine (DNS rebinding). An IP address is never such a name. `x-forwarded-host` does
 * not count, not even from a trusted proxy: the page could send it.
 *
 * @param hosts further names; `"*"` allows all
 */
export function checkHost(app: FastifyInstance, hosts: readonly string[]): void {
  if (hosts.includes("*")) return;
  const allowed = new Set([...LOCAL_NAMES, ...hosts.map((host) => host.toLowerCase())]);
  app.addHook("onRequest", async ({ headers }) => {
    if (headers.host === undefined) return; // HTTP/1.0 needs none, and every browser sends it.
    const name = hostOf(headers.host);
    if (allowed.has(name) || isIP(name) !== 0) return;
    const failure = { status: 421, type: "permission_error", code: "host_not_allowed" } as const;
    throw new RequestError(
      `this server does not answer to the name ${JSON.stringify(name)}; allow it with --host-name`,
      failure,
    );
  });
}
