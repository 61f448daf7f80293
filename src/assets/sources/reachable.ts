import { connect } from "node:net";
import { abortable } from "../../core/abort.js";
import { SourceError } from "./source.js";

/** Advice in errors of the network. */
export const NETWORK_REMEDY = "Check the network, or set HF_ENDPOINT to a mirror of the hub";

/**
 * Opens a connection to the host of `endpoint` and closes it again.
 *
 * `fetch` has no time limit for connecting. A limit for the whole answer would fail for a slow host, and the user would get
 * another model from the next source.
 *
 * @throws {SourceError} if there is no connection within `timeoutMs`.
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
    throw new SourceError(`cannot reach ${hostname}: ${message}`, NETWORK_REMEDY, { unreachable: true, cause: error });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
