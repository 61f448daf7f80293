import { resolve } from "node:path";
import { openCache } from "./cache.js";
import { CATALOGUE } from "./catalogue.js";
import { type AssetsOptions, readSettings, type Settings, type SourceName } from "./settings.js";
import { openFolder } from "./sources/folder.js";
import { openHub } from "./sources/hub.js";
import { openNpm } from "./sources/npm.js";
import { openPip } from "./sources/pip.js";
import type { AssetSource } from "./sources/source.js";
import { type AssetStore, createStore } from "./store.js";

/**
 * Opens the store of everything in the catalogue. Nothing is read, written or asked for until a call needs it.
 *
 * @throws {RangeError} where an option, or the variable that stands in for it, is not one of its values.
 */
export function openAssets(options: AssetsOptions = {}): AssetStore {
  const settings = readSettings(options, process.env);
  return createStore({
    cache: openCache(settings.cacheFolder),
    catalogue: CATALOGUE,
    sources: settings.sources.flatMap((name) => openSources(name, settings)),
    offline: settings.offline,
    onEvent: settings.onEvent,
  });
}

/** The registry is two: Python's and npm's, each with its own tool, which may be there without the other. */
function openSources(name: SourceName, { hubEndpoint, hubToken, hubDirect }: Settings): readonly AssetSource[] {
  if (name === "hub") return [openHub({ endpoint: hubEndpoint, token: hubToken, direct: hubDirect })];
  if (name === "registry") return [openPip({ env: process.env }), openNpm({ env: process.env, catalogue: CATALOGUE })];
  return [openFolder(resolve(name.slice("folder:".length)))];
}
