import type { CallOptions } from "../core/engine.js";
import type { Asset, AssetCheck, AssetStatus, CachedAsset } from "./asset.js";
import type { AssetCache } from "./cache.js";
import { checkModels } from "./check-models.js";
import type { AssetEvent } from "./events.js";
import { exportBundle } from "./export-bundle.js";
import { findAsset } from "./find-asset.js";
import { findPrepared, prepare, type Recipe, type RecipeKey } from "./prepare.js";
import { type PrunedItem, type PruneOptions, prune } from "./prune.js";
import { createPuller, findCurrent } from "./pull.js";
import type { AssetSource } from "./sources/source.js";

/** The files that engines need: found in the cache, or pulled, verified and kept. */
export interface AssetStore {
  readonly cacheFolder: string;
  /**
   * A verified asset on this machine, pulled where the cache lacks it.
   *
   * Several names mean that any of them will do: the first that is cached, or else the first that a source delivers.
   *
   * @throws {RangeError} on a name that is not in the catalogue.
   * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_FILE_UNWRITABLE`.
   */
  fetch(need: string | readonly string[], options?: CallOptions): Promise<CachedAsset>;
  /** What the recipe builds, built where the cache lacks it. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  prepare(recipe: Recipe, options?: CallOptions): Promise<CachedAsset>;
  /** The asset that `fetch` would give, if it is here already. @throws {RangeError} on a name that is not in the catalogue. */
  find(need: string | readonly string[]): Promise<CachedAsset | undefined>;
  /** What `prepare` would give, if it is here already. */
  findPrepared(recipe: RecipeKey): Promise<CachedAsset | undefined>;
  /** Every asset of the catalogue, and after them what was prepared. */
  status(): Promise<readonly AssetStatus[]>;
  /**
   * Hashes again whatever is cached, and what engines in Python have linked, copied or compiled from it. What is not as
   * it was is pulled, prepared, placed or compiled again when it is next needed.
   */
  verify(options?: CallOptions): Promise<readonly AssetCheck[]>;
  /**
   * Removes what is prepared, linked or compiled here and not kept, and what broken-off work has left. Downloads stay.
   *
   * @returns what was removed, or would be.
   * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
   */
  prune(options: PruneOptions): Promise<readonly PrunedItem[]>;
  /**
   * Makes a bundle of all that is cached for a machine without a network, where `folder:PATH` is its source.
   *
   * @returns what was copied, with the paths of the copies.
   * @throws {VoxError} `VOX_ASSET_CORRUPT`, `VOX_FILE_UNWRITABLE`.
   */
  exportTo(folder: string, options?: CallOptions): Promise<readonly CachedAsset[]>;
}

export interface StoreOptions {
  readonly cache: AssetCache;
  readonly catalogue: readonly Asset[];
  readonly sources: readonly AssetSource[];
  readonly offline: boolean;
  readonly onEvent: (event: AssetEvent) => void;
}

/** A store over any catalogue and sources; `openAssets` makes the one that users have. */
export function createStore({ cache, catalogue, sources, offline, onEvent }: StoreOptions): AssetStore {
  const puller = createPuller({ cache, sources, offline, onEvent });
  const allOf = (need: string | readonly string[]): readonly Asset[] =>
    (typeof need === "string" ? [need] : need).map((name) => findAsset(catalogue, name));
  return {
    cacheFolder: cache.folder,
    fetch: async (need, { signal } = {}) => {
      signal?.throwIfAborted();
      const assets = allOf(need);
      for (const asset of assets) {
        const cached = await findCurrent(cache, asset, "sound");
        if (cached !== undefined) return cached;
      }
      return puller.pull(assets, signal);
    },
    prepare: async (recipe, { signal } = {}) => {
      signal?.throwIfAborted();
      return prepare(recipe, { cache, onEvent, signal });
    },
    find: async (need) => {
      for (const asset of allOf(need)) {
        const cached = await findCurrent(cache, asset, "there");
        if (cached !== undefined) return cached;
      }
      return undefined;
    },
    findPrepared: (recipe) => findPrepared(recipe, cache),
    status: async () => {
      const listed = await Promise.all(catalogue.map((asset) => statusOf(asset, cache)));
      const prepared = await Promise.all((await cache.prepared()).map((file) => cache.find(file)));
      const built = prepared.filter((found) => found !== undefined);
      return [
        ...listed,
        ...built.map(({ name, path, bytes, licence }) => ({ name, path, bytes, licence, cached: true })),
      ];
    },
    verify: async ({ signal } = {}) => {
      const checks: AssetCheck[] = [];
      for (const file of [...catalogue.map((asset) => asset.file), ...(await cache.prepared())]) {
        const check = await cache.check(file, signal);
        if (check !== undefined) checks.push(check);
      }
      return [...checks, ...(await checkModels(cache, catalogue, checks, signal))];
    },
    prune: (options) => prune(cache, catalogue, options),
    exportTo: (folder, { signal } = {}) => exportBundle(folder, { cache, catalogue, signal }),
  };
}

async function statusOf(asset: Asset, cache: AssetCache): Promise<AssetStatus> {
  const { name, bytes, licence, file } = asset;
  return {
    name,
    bytes,
    licence,
    path: cache.pathOf(file),
    cached: (await findCurrent(cache, asset, "there")) !== undefined,
  };
}
