import { checkReachable } from "./reachable.js";
import { type AssetSource, SourceError } from "./source.js";
import { transfer } from "./transfer.js";

export interface HubOptions {
  /** Where the hub or a mirror of it answers, such as `"https://huggingface.co"`. */
  readonly endpoint: string;
  /**
   * The files are public and need none; the hub lets a known user through where it turns away anonymous ones that ask
   * too often. Sent to the endpoint alone: a redirect to another host does not carry it on.
   */
  readonly token?: string | undefined;
  /** Whether `fetch` connects to the endpoint itself, not through a proxy. @default true */
  readonly direct?: boolean;
  /** To wait for a connection, where it is direct. @unit ms @default 3000 */
  readonly connectTimeoutMs?: number;
  /** To wait for the head of an answer. @unit ms @default 10000 */
  readonly answerTimeoutMs?: number;
  /** To wait for the next byte of a file. @unit ms @default 20000 */
  readonly stallTimeoutMs?: number;
  /** Before the second try; twice as long before the third. @unit ms @default 500 */
  readonly retryDelayMs?: number;
}

/** The Hugging Face hub, or a mirror that answers as it does. A broken download is continued where it stopped. */
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
      if (asset.hub === undefined) throw new SourceError(`it has no ${asset.name}`, "Ask another source");
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
