import { connect } from "node:net";
import { abortable } from "../../core/abort.js";
import { SourceError } from "./source.js";

export const MEND_NETWORK = "Check the network, or set HF_ENDPOINT to a mirror of the hub";

/**
 * Opens a connection to the host of `endpoint` and closes it again.
 *
 * `fetch` has no time limit of its own for connecting, and one for its whole answer would give up on a host that is
 * slow but there: the user would then get another model than the one that was to come.
 *
 * @throws {SourceError} where there is no connection within `timeoutMs`.
 */
export async function checkReachable(
  endpoint: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { hostname, port, protocol } = new URL(endpoint);
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (protocol === "http:" ? 80 : 443)),
  });
  const connected = new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve).once("error", reject);
  });
  const timer = setTimeout(() => socket.destroy(new Error(`no connection within ${timeoutMs / 1000} s`)), timeoutMs);
  try {
    await abortable(connected, signal);
  } catch (error) {
    signal?.throwIfAborted();
    const { message } = error as Error;
    throw new SourceError(`cannot reach ${hostname}: ${message}`, MEND_NETWORK, { unreachable: true, cause: error });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
