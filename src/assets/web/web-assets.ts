import type { CallOptions } from "../../core/engine.js";
import { type AssetAttempt, VoxError } from "../../core/errors.js";
import { sha256OfBytes } from "../../core/sha256.js";
import { EXPORT_ADVICE } from "../../platform/web/package-files.js";
import type { Asset } from "../catalogue/asset.js";
import { CATALOGUE } from "../catalogue/catalogue.js";
import type { AssetEvent } from "../catalogue/events.js";
import { findAsset } from "../catalogue/find-asset.js";
import { downloadParts, PART_BYTES, Unreachable } from "./download-parts.js";
import { joinParts } from "./join-parts.js";
import { oneDownload } from "./one-download.js";
import { openPartCache } from "./part-cache.js";

/** Weights and voices for a page. */
export interface WebAssets {
  /**
   * Returns the content of an asset, verified: from the browser's cache, or else from the server. A download that was stopped
   * continues where it stopped. Of several pages, one downloads it, and the others wait.
   *
   * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_ASSET_CORRUPT`.
   */
  fetch(name: string, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Tells whether the browser has kept a whole asset, so that `fetch` needs no download. */
  isKept(name: string): Promise<boolean>;
}

/** Where a page gets weights and voices from. */
export interface WebAssetsSettings {
  /** Returns the address of an asset, as it is or packed with gzip. */
  readonly addressOf: (asset: Asset) => URL;
  readonly onEvent: (event: AssetEvent) => void;
}

/** Opens the assets of a page. Nothing is downloaded before a call needs it. */
export function openWebAssets(settings: WebAssetsSettings): WebAssets {
  return {
    async fetch(name, { signal } = {}) {
      signal?.throwIfAborted();
      const asset = findAsset(CATALOGUE, name);
      const address = settings.addressOf(asset);
      try {
        return await fetchFrom(asset, address, settings, signal);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        settings.onEvent({ type: "failed", asset: name, source: address.href, reason: error.message });
        throw unavailable(name, { source: address.href, reason: error.message });
      }
    },
    async isKept(name) {
      const asset = findAsset(CATALOGUE, name);
      const parts = await openPartCache(keyOf(asset, settings.addressOf(asset)));
      for (let index = 0; ; index++) {
        const part = await parts.get(index);
        if (part === undefined || part.length < PART_BYTES) return part !== undefined; // Only the last part is shorter.
      }
    },
  };
}

/** Downloads an asset and verifies it. Parts that the browser kept and damaged are downloaded again, once. */
async function fetchFrom(
  asset: Asset,
  address: URL,
  { onEvent }: WebAssetsSettings,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, sha256 } = asset;
  const source = address.href;
  const key = keyOf(asset, address);
  const parts = await openPartCache(key);
  for (;;) {
    let [started, reused] = [false, false];
    const onProgress = (bytesDone: number, bytesTotal: number): void => {
      if (!started) onEvent({ type: "started", asset: name, source, bytesTotal });
      started = true;
      onEvent({ type: "progress", asset: name, source, bytesDone, bytesTotal });
    };
    const download = (report: typeof onProgress): Promise<Uint8Array<ArrayBuffer>[]> =>
      downloadParts({
        address,
        parts,
        signal,
        onProgress: report,
        onReuse() {
          reused = true;
        },
        onRetry: (reason) => onEvent({ type: "retrying", asset: name, source, reason }),
        onUnkept: (reason) => onEvent({ type: "failed", asset: name, source: "the browser's cache", reason }),
      });
    const onWait = (): void => onEvent({ type: "waiting", asset: name });
    const downloaded = await oneDownload(key, download, { signal, onWait, onProgress });
    const bytes = await joinParts(downloaded, asset.bytes);
    const found = bytes && (await sha256OfBytes(bytes));
    if (bytes !== undefined && found === sha256) {
      onEvent({ type: "verified", asset: name, source, path: source });
      return bytes;
    }
    await parts.clear();
    if (!reused) throw corrupt(asset, source, found);
    onEvent({ type: "retrying", asset: name, source, reason: "the parts that the browser has kept are damaged" });
  }
}

/** Names a file for the caches of all pages: its content, and the form in which it is downloaded. */
function keyOf({ sha256 }: Asset, { pathname }: URL): string {
  return `${sha256}-${/\.gz(?:ip)?$/u.test(pathname) ? "gz" : "raw"}`;
}

/** @param found the digest; undefined for a file of another size, or one that cannot be unpacked */
function corrupt(asset: Asset, path: string, found: string | undefined): VoxError<"VOX_ASSET_CORRUPT"> {
  const { name, bytes, sha256: expected } = asset;
  const fault =
    found === undefined ? `it does not unpack to ${bytes} bytes` : `its sha256 is ${found}, not ${expected}`;
  return new VoxError(
    "VOX_ASSET_CORRUPT",
    `${path}, the file of ${name}, is damaged: ${fault}. ` +
      "Write the files again with `voxweave assets export --browser FOLDER`, and reload the page.",
    { asset: name, path, expected, found: found ?? "another size" },
  );
}

function unavailable(asset: string, attempt: AssetAttempt): VoxError<"VOX_ASSET_UNAVAILABLE"> {
  const message = `cannot get ${asset}: ${attempt.reason}. ${EXPORT_ADVICE}`;
  return new VoxError("VOX_ASSET_UNAVAILABLE", message, { asset, attempts: [attempt] });
}
