import { lstat, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { AssetAttempt } from "../core/errors.js";
import { onDisk } from "../platform/node/files/disk.js";
import { acquireLock } from "../platform/node/files/lock.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import type { AssetCache } from "./cache.js";
import type { Asset, CachedAsset } from "./catalogue/asset.js";
import type { AssetEvent } from "./catalogue/events.js";
import { sha256Of } from "./digest.js";
import { downloadLock } from "./lock-paths.js";
import { type AssetSource, SourceError } from "./sources/source.js";
import { unavailable } from "./unavailable.js";

/** Downloads assets into the cache. */
export interface Puller {
  /**
   * Downloads one of several equivalent assets into the cache: the first that a source can deliver. Tries the sources in
   * the user's order, and does not try an unreachable source again.
   *
   * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_FILE_UNWRITABLE`.
   */
  pull(need: readonly Asset[], signal: AbortSignal | undefined): Promise<CachedAsset>;
}

export interface PullerOptions {
  readonly cache: AssetCache;
  readonly sources: readonly AssetSource[];
  /** Whether to use only local sources. */
  readonly offline: boolean;
  readonly onEvent: (event: AssetEvent) => void;
}

/** Creates a puller for one cache and its sources. It remembers which sources are unreachable. */
export function createPuller({ cache, sources, offline, onEvent }: PullerOptions): Puller {
  const unreachable = new Map<AssetSource, SourceError>();
  return {
    pull: async (need, signal) => {
      const attempts: AssetAttempt[] = [];
      for (const source of sources) {
        const absences: AssetEvent[] = []; // Reported only if the source has none of the assets.
        for (const asset of need.filter((each) => source.offers(each))) {
          signal?.throwIfAborted();
          try {
            const known = offline && !source.local ? OFFLINE : unreachable.get(source);
            if (known !== undefined) throw known;
            return await pullOne({ asset, source, cache, onEvent, signal });
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
            if (error.unreachable) unreachable.set(source, error);
            attempts.push({ source: source.name, reason: `${asset.name}: ${error.message}` });
            const failed: AssetEvent = {
              type: "failed",
              asset: asset.name,
              source: source.name,
              reason: error.message,
            };
            if (error.absent) absences.push(failed);
            else onEvent(failed);
          }
        }
        for (const absence of absences) onEvent(absence);
      }
      throw unavailable(need, attempts, { folder: cache.folder, offline });
    },
  };
}

const OFFLINE = new SourceError(
  "it needs the network, and VoxWeave is offline",
  "To use it, leave out --offline and unset VOXWEAVE_OFFLINE",
);

interface Order {
  readonly asset: Asset;
  readonly source: AssetSource;
  readonly cache: AssetCache;
  readonly onEvent: (event: AssetEvent) => void;
  readonly signal: AbortSignal | undefined;
}

/** Downloads an asset while it holds the lock of all assets with the same prefix, so that two processes do not do it twice. */
async function pullOne(order: Order): Promise<CachedAsset> {
  const { asset, cache, onEvent, signal } = order;
  await using _held = await acquireLock(downloadLock(cache.folder, asset.name), {
    signal,
    onWait: () => onEvent({ type: "waiting", asset: asset.name }),
  });
  const cached = await findCurrent(cache, asset, "sound"); // The previous holder of the lock may have downloaded it.
  return cached ?? (await download(order));
}

async function download(order: Order): Promise<CachedAsset> {
  const { asset, source, cache, onEvent, signal } = order;
  const about = { asset: asset.name, source: source.name };
  const part = `${cache.pathOf(asset.file)}.part`;
  await makeFolder(dirname(part));
  await removeUnlessFile(part);
  onEvent({ type: "started", ...about, bytesTotal: asset.bytes });
  for (;;) {
    const continued = await stat(part).catch(() => undefined);
    await source.download(asset, part, {
      signal,
      onProgress: (bytesDone) => onEvent({ type: "progress", ...about, bytesDone, bytesTotal: asset.bytes }),
      onRetry: (reason) => onEvent({ type: "retrying", ...about, reason }),
      onSpare: (other, path) => keepSpare(path, { ...order, asset: other }),
    });
    const found = await sha256Of(part, signal);
    if (found === asset.sha256) return install(part, order);
    await rm(part, { force: true });
    const reason = `the file that it sent has the sha256 ${found} instead of ${asset.sha256}`;
    if (continued === undefined) throw new SourceError(reason, "VoxWeave deleted the file; use another source");
    onEvent({
      type: "retrying",
      ...about,
      reason: `${reason}, together with the part of an earlier try; VoxWeave starts again from the beginning`,
    });
  }
}

/** Removes a link or a folder that another program left at the path of a part. A write would follow a link. */
async function removeUnlessFile(part: string): Promise<void> {
  const found = await lstat(part).catch(() => undefined);
  if (found !== undefined && !found.isFile()) await onDisk(part, () => rm(part, { recursive: true, force: true }));
}

/** Installs another asset from the same package. Ignores it if its digest is wrong, because nobody requested it. */
async function keepSpare(path: string, order: Order): Promise<void> {
  if (await findCurrent(order.cache, order.asset, "sound")) return;
  if ((await sha256Of(path, order.signal)) === order.asset.sha256) await install(path, order);
}

async function install(path: string, { asset, source, cache, onEvent }: Order): Promise<CachedAsset> {
  const { name, bytes, sha256, licence } = asset;
  const cached = await cache.install(path, asset.file, { name, bytes, sha256, source: source.name, licence });
  onEvent({ type: "verified", asset: name, source: source.name, path: cached.path });
  return cached;
}

/**
 * Finds the cached file of an asset. Ignores a file of another edition of the catalogue.
 *
 * @param state "sound" before a use, which reads samples of the file; "there" to check only that it exists
 */
export async function findCurrent(
  cache: AssetCache,
  asset: Asset,
  state: "sound" | "there",
): Promise<CachedAsset | undefined> {
  const found = await (state === "sound" ? cache.findSound(asset.file) : cache.find(asset.file));
  return found?.sha256 === asset.sha256 ? found : undefined;
}
