import { createHash } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { join, parse } from "node:path";
import type { CallOptions } from "../core/engine.js";
import { acquireLock } from "../files/lock.js";
import type { CachedAsset } from "./asset.js";
import { type AssetCache, makeFolderOf, PREPARED } from "./cache.js";
import { sha256Of } from "./digest.js";
import type { AssetEvent } from "./events.js";

/** How one asset is built from another, the same way each time. */
export interface Recipe {
  /** File name of what is built, such as `"kokoro.onnx"`. */
  readonly name: string;
  readonly from: CachedAsset;
  /** Changed whenever `build` would build something else: it is part of the key, as is the digest of `from`. */
  readonly version: string;
  /** Writes the whole file at `temporaryPath`, or throws, which `prepare` passes on. */
  build(temporaryPath: string, options: CallOptions): Promise<void>;
}

/** Gives what the recipe builds, building it where the cache lacks it. */
export async function prepare(
  recipe: Recipe,
  {
    cache,
    onEvent,
    signal,
  }: { cache: AssetCache; onEvent: (event: AssetEvent) => void; signal: AbortSignal | undefined },
): Promise<CachedAsset> {
  const file = fileOf(recipe);
  const cached = await cache.find(file);
  if (cached !== undefined) return cached;

  const { name, from } = recipe;
  const onWait = () => onEvent({ type: "waiting", asset: name });
  await using _held = await acquireLock(join(cache.folder, "locks", `${parse(file).base}.lock`), { signal, onWait });
  const built = await cache.find(file); // By the one that was waited for.
  if (built !== undefined) return built;

  const temporaryPath = `${cache.pathOf(file)}.part`;
  onEvent({ type: "preparing", asset: name, from: from.name });
  try {
    await makeFolderOf(temporaryPath);
    await rm(temporaryPath, { force: true });
    await recipe.build(temporaryPath, { signal });
    signal?.throwIfAborted();
    const { size } = await stat(temporaryPath);
    const sha256 = await sha256Of(temporaryPath, signal);
    const record = { name, bytes: size, sha256, source: "prepared", licence: from.licence };
    const prepared = await cache.install(temporaryPath, file, record);
    onEvent({ type: "prepared", asset: name, path: prepared.path });
    return prepared;
  } finally {
    await rm(temporaryPath, { force: true });
  }
}

/** What is built from other bytes, or another way, lies in another file: two versions of VoxWeave share a cache. */
function fileOf({ name, from, version }: Recipe): string {
  const key = createHash("sha256").update(`${from.sha256}\n${version}`).digest("hex").slice(0, 16);
  const { name: stem, ext } = parse(name);
  return `${PREPARED}/${stem}-${key}${ext}`;
}
