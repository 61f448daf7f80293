import type { CallOptions } from "../core/engine.js";
import type { AssetCache } from "./cache.js";
import type { Asset, AssetCheck, AssetStatus, CachedAsset } from "./catalogue/asset.js";
import type { AssetEvent } from "./catalogue/events.js";
import { findAsset } from "./catalogue/find-asset.js";
import { checkModels } from "./check-models.js";
import { exportBundle } from "./export-bundle.js";
import { findPrepared, prepare, type Recipe, type RecipeKey } from "./prepare.js";
import { type PrunedItem, type PruneOptions, prune } from "./prune.js";
import { createPuller, findCurrent } from "./pull.js";
import type { AssetSource } from "./sources/source.js";

/** Store of the files that engines need. It finds them in the cache, or downloads, verifies and keeps them. */
export interface AssetStore {
  /** Absolute path of the cache folder. */
  readonly cacheFolder: string;
  /**
   * Returns a verified asset on this machine. Downloads it if the cache lacks it.
   *
   * For several names, returns any of these assets: the first that is cached, or else the first that a source delivers.
   *
   * @throws {RangeError} if a name is not in the catalogue.
   * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_FILE_UNWRITABLE`.
   */
  fetch(need: string | readonly string[], options?: CallOptions): Promise<CachedAsset>;
  /** Returns the file that the recipe builds. Builds it if the cache lacks it. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
  prepare(recipe: Recipe, options?: CallOptions): Promise<CachedAsset>;
  /** Finds the asset that `fetch` would return, if it is cached. @throws {RangeError} if a name is not in the catalogue. */
  find(need: string | readonly string[]): Promise<CachedAsset | undefined>;
  /**
   * Finds the file that `prepare` would return, if it is cached.
   *
   * @param state "sound" before a use, which reads samples of the file; "there" to check only that it exists. @default "there"
   */
  findPrepared(recipe: RecipeKey, state?: "sound" | "there"): Promise<CachedAsset | undefined>;
  /** Lists all assets of the catalogue, and after them the prepared files. */
  status(): Promise<readonly AssetStatus[]>;
  /**
   * Hashes all cached files again, and the files that Python engines have linked, copied or compiled from them. A damaged
   * file is downloaded, prepared, placed or compiled again when it is next needed.
   */
  verify(options?: CallOptions): Promise<readonly AssetCheck[]>;
  /**
   * Removes prepared, linked and compiled files that are not in `keep`, and the files of interrupted work. Keeps downloads.
   *
   * @returns the items that were removed, or would be
   * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
   */
  prune(options: PruneOptions): Promise<readonly PrunedItem[]>;
  /**
   * Makes a bundle of all cached assets for a machine without a network, which uses it as the source `folder:PATH`.
   *
   * @returns the assets, with the paths of the copies
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

/** Creates a store for any catalogue and sources. `createAssetStore` creates the store for users. */
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
    findPrepared: (recipe, state = "there") => findPrepared(recipe, cache, state),
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
