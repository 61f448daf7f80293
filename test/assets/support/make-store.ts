import { openCache } from "../../../src/assets/cache.js";
import type { Asset } from "../../../src/assets/catalogue/asset.js";
import type { AssetEvent } from "../../../src/assets/catalogue/events.js";
import type { AssetSource } from "../../../src/assets/sources/source.js";
import { type AssetStore, createStore } from "../../../src/assets/store.js";

/** Creates a store for a catalogue of the test, and the list of its events. */
export function makeStore(
  cacheFolder: string,
  catalogue: readonly Asset[],
  sources: readonly AssetSource[],
  { offline = false } = {},
): { readonly store: AssetStore; readonly events: readonly AssetEvent[] } {
  const events: AssetEvent[] = [];
  const onEvent = (event: AssetEvent) => void events.push(event);
  return { store: createStore({ cache: openCache(cacheFolder), catalogue, sources, offline, onEvent }), events };
}
