import { createHash } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join, parse } from "node:path";
import type { CallOptions } from "../core/engine.js";
import { onDisk } from "../platform/node/files/disk.js";
import { acquireLock } from "../platform/node/files/lock.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import { type AssetCache, PREPARED } from "./cache.js";
import type { CachedAsset } from "./catalogue/asset.js";
import type { AssetEvent } from "./catalogue/events.js";
import { sha256Of } from "./digest.js";
import { buildLock } from "./lock-paths.js";

/** The facts that determine the file that a recipe builds. */
export interface RecipeKey {
  /** Name of the built file, such as `"kokoro.onnx"`. */
  readonly name: string;
  /** The asset that it is built from. */
  readonly from: Pick<CachedAsset, "name" | "sha256" | "licence">;
  /** Version of `build`. It changes whenever `build` makes another file. It is part of the key, as is the digest of `from`. */
  readonly version: string;
}

/** A way to build one asset from another, with the same result each time. */
export interface Recipe extends RecipeKey {
  /**
   * Writes the whole file at `temporaryPath`. `prepare` passes on what it throws. The path has the final file name, in a
   * folder of its own. Other files that it writes there, under names that begin with that name, are kept beside the file.
   */
  build(temporaryPath: string, options: CallOptions): Promise<void>;
}

/** Returns the file that the recipe builds. Builds it if the cache lacks it. */
export async function prepare(
  recipe: Recipe,
  {
    cache,
    onEvent,
    signal,
  }: { cache: AssetCache; onEvent: (event: AssetEvent) => void; signal: AbortSignal | undefined },
): Promise<CachedAsset> {
  const file = fileOf(recipe);
  const cached = await cache.findSound(file);
  if (cached !== undefined) return cached;

  const { name, from } = recipe;
  const { licence } = from;
  const onWait = () => onEvent({ type: "waiting", asset: name });
  await using _held = await acquireLock(buildLock(cache.folder, parse(file).base), { signal, onWait });
  const built = await cache.findSound(file); // The previous holder of the lock may have built it.
  if (built !== undefined) return built;

  const folder = `${cache.pathOf(file)}.part`;
  onEvent({ type: "preparing", asset: name, from: from.name });
  try {
    await onDisk(folder, async () => {
      await rm(folder, { recursive: true, force: true }); // Removes the files of a killed build.
      await makeFolder(folder);
    });
    const main = parse(file).base;
    await recipe.build(join(folder, main), { signal });
    signal?.throwIfAborted();
    const beside = (await readdir(folder)).filter((base) => base !== main);
    const install = async (base: string, facts: { readonly name: string; readonly beside?: readonly string[] }) => {
      const path = join(folder, base);
      const { size } = await stat(path);
      const record = { ...facts, bytes: size, sha256: await sha256Of(path, signal), source: "prepared", licence };
      return cache.install(path, `${PREPARED}/${base}`, record);
    };
    // Installs the file itself last: it may count as cached only when all files that belong to it are there.
    for (const base of beside) await install(base, { name: `${name}${base.slice(main.length)}` });
    const prepared = await install(main, { name, ...(beside.length > 0 && { beside }) });
    onEvent({ type: "prepared", asset: name, path: prepared.path });
    return prepared;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Finds the file that the recipe builds, if it exists. */
export function findPrepared(
  recipe: RecipeKey,
  cache: AssetCache,
  state: "sound" | "there",
): Promise<CachedAsset | undefined> {
  const file = fileOf(recipe);
  return state === "sound" ? cache.findSound(file) : cache.find(file);
}

/** Returns a file name that depends on the source file and the version, so that versions of VoxWeave can share a cache. */
function fileOf({ name, from, version }: RecipeKey): string {
  const key = createHash("sha256").update(`${from.sha256}\n${version}`).digest("hex").slice(0, 16);
  const { name: stem, ext } = parse(name);
  return `${PREPARED}/${stem}-${key}${ext}`;
}
