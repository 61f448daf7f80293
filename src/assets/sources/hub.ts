import { checkReachable } from "./reachable.js";
import { type AssetSource, SourceError } from "./source.js";
import { transfer } from "./transfer.js";

export interface HubOptions {
  /** Address of the hub or of a mirror, such as `"https://huggingface.co"`. */
  readonly endpoint: string;
  /**
   * Token of a user. The files are public and need none, but the hub rejects anonymous users after too many requests. Sent
   * only to the endpoint: a redirect to another host drops it.
   */
  readonly token?: string | undefined;
  /** Whether `fetch` connects to the endpoint directly, without a proxy. @default true */
  readonly direct?: boolean;
  /** Time limit for a direct connection. @unit ms @default 3000 */
  readonly connectTimeoutMs?: number;
  /** Time limit for the head of an answer. @unit ms @default 10000 */
  readonly answerTimeoutMs?: number;
  /** Time limit for the next byte of a file. @unit ms @default 20000 */
  readonly stallTimeoutMs?: number;
  /** Wait before the second try. The wait before the third try is twice as long. @unit ms @default 500 */
  readonly retryDelayMs?: number;
}

/** Opens the Hugging Face hub, or a compatible mirror, as a source. It continues an interrupted download. */
export function openHub({
  endpoint,
  token,
  direct = true,
  connectTimeoutMs = 3_000,
  answerTimeoutMs = 10_000,
  stallTimeoutMs = 20_000,
  retryDelayMs = 500,
}: HubOptions): AssetSource {
  let reached = !direct;
  return {
    name: "hub",
    local: false,
    offers: (asset) => asset.hub !== undefined,
    download: async (asset, path, call) => {
      if (asset.hub === undefined) throw new SourceError(`it has no ${asset.name}`, "Use another source");
      const { repository, revision, path: file } = asset.hub;
      if (!reached) await checkReachable(endpoint, { timeoutMs: connectTimeoutMs, signal: call.signal });
      reached = true;
      await transfer({
        url: `${endpoint}/${repository}/resolve/${revision}/${file}`,
        path,
        bytes: asset.bytes,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        answerTimeoutMs,
        stallTimeoutMs,
        retryDelayMs,
        ...call,
      });
    },
  };
}
