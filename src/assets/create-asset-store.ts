import { resolve } from "node:path";
import { openCache } from "./cache.js";
import { CATALOGUE } from "./catalogue/catalogue.js";
import { type AssetsOptions, readSettings, type Settings, type SourceName } from "./settings.js";
import { openFolder } from "./sources/folder.js";
import { openHub } from "./sources/hub.js";
import { openNpm } from "./sources/npm.js";
import { openPip } from "./sources/pip.js";
import type { AssetSource } from "./sources/source.js";
import { type AssetStore, createStore } from "./store.js";

/**
 * Opens the store of all assets in the catalogue. It reads, writes and downloads nothing until a call needs it.
 *
 * @throws {RangeError} if an option, or the environment variable for it, has an invalid value.
 */
export function createAssetStore(options: AssetsOptions = {}): AssetStore {
  const settings = readSettings(options, process.env);
  return createStore({
    cache: openCache(settings.cacheFolder),
    catalogue: CATALOGUE,
    sources: settings.sources.flatMap((name) => openSources(name, settings)),
    offline: settings.offline,
    onEvent: settings.onEvent,
  });
}

/** Opens the sources of a name. "registry" means two of them, Python's and npm's, each with its own tool. */
function openSources(name: SourceName, { hubEndpoint, hubToken, hubDirect }: Settings): readonly AssetSource[] {
  if (name === "hub") return [openHub({ endpoint: hubEndpoint, token: hubToken, direct: hubDirect })];
  if (name === "registry") return [openPip({ env: process.env }), openNpm({ env: process.env, catalogue: CATALOGUE })];
  return [openFolder(resolve(name.slice("folder:".length)))];
}
