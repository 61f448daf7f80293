import { lstat, readdir, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { onDisk } from "../platform/node/files/disk.js";
import { isLockHeld, removeAbandonedLock } from "../platform/node/files/lock.js";
import { type AssetCache, MODELS, PREPARED } from "./cache.js";
import type { Asset } from "./catalogue/asset.js";
import { findLeftovers } from "./leftovers.js";
import { buildLock } from "./lock-paths.js";
import type { Prunable } from "./prunable.js";

/** An item that {@link prune} removed, or would remove. */
export interface PrunedItem {
  /** Kind of the item. */
  readonly kind: Prunable["kind"];
  /** Path below the cache folder, with forward slashes. */
  readonly name: string;
  /** Disk space that the removal frees. A file that keeps another name in the cache frees none. @unit bytes */
  readonly bytes: number;
}

/** Options of {@link AssetStore.prune}. */
export interface PruneOptions {
  /** Absolute paths of prepared files and folders that stay. */
  readonly keep: readonly string[];
  /** Absolute paths of the only prepared files and folders that may go. @default all, and the files of interrupted work */
  readonly among?: readonly string[] | undefined;
  /** Whether to remove nothing, and only list the items. @default false */
  readonly dryRun?: boolean | undefined;
  /** Aborts the call, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Removes prepared files, model folders and compiled graphs that are not in `keep`, and the files of interrupted work.
 * Keeps downloads, Python environments, choices, files that VoxWeave did not name, and files that another process is
 * building.
 *
 * @throws {VoxError} `VOX_FILE_UNWRITABLE`.
 */
export async function prune(
  cache: AssetCache,
  catalogue: readonly Asset[],
  { keep, among, dryRun = false, signal }: PruneOptions,
): Promise<readonly PrunedItem[]> {
  const kept = new Set(keep);
  const built = [...(await findPrepared(cache.folder, kept)), ...(await findModels(cache.folder, kept))];
  const leftovers = (await findLeftovers(cache.folder, catalogue)).filter(
    (leftover) => !built.some(({ path }) => leftover.path.startsWith(`${path}${sep}`)),
  );
  const going = among === undefined ? [...built, ...leftovers] : built.filter(({ path }) => among.includes(path));
  const links = new Map<string, number>();
  const items: PrunedItem[] = [];
  for (const { kind, path, beside } of going) {
    signal?.throwIfAborted();
    let bytes = 0;
    for (const each of [path, ...beside]) bytes += await bytesFreed(each, links);
    if (!dryRun) await remove({ kind, path, beside });
    items.push({ kind, name: relative(cache.folder, path).replaceAll(sep, "/"), bytes });
  }
  return items;
}

/** Names of a prepared file, which contain a key, and of its record and the files beside it, which begin with that name. */
const PREPARED_NAME = /^(\w.*?-[\da-f]{16}(?:\.\w+)?)(?:\.\w+)*$/;
const MODEL_NAME = /^\w[\w.-]*-[\da-f]{16}$/;
const COMPILED_NAME = /^compiled-(?!.*\.part$)/;

/** Finds prepared files with the files beside them, unless a process is building them. */
async function findPrepared(cacheFolder: string, kept: ReadonlySet<string>): Promise<readonly Prunable[]> {
  const folder = join(cacheFolder, PREPARED);
  const groups = new Map<string, string[]>();
  for (const name of await listNames(folder)) {
    const main = name.endsWith(".part") ? undefined : PREPARED_NAME.exec(name)?.[1];
    if (main === undefined) continue;
    const beside = groups.get(main) ?? [];
    groups.set(main, beside);
    if (name !== main) beside.push(join(folder, name));
  }
  const found: Prunable[] = [];
  for (const [main, beside] of groups) {
    const path = join(folder, main);
    if (kept.has(path) || (await isLockHeld(buildLock(cacheFolder, main)))) continue;
    found.push({ kind: "prepared file", path, beside });
  }
  return found;
}

/** Finds the model folders of Python engines, and the compiled graphs in the folders that are kept. */
async function findModels(cacheFolder: string, kept: ReadonlySet<string>): Promise<readonly Prunable[]> {
  const root = join(cacheFolder, MODELS);
  const found: Prunable[] = [];
  for (const name of (await listNames(root)).filter((each) => MODEL_NAME.test(each))) {
    const path = join(root, name);
    if (!kept.has(path)) {
      found.push({ kind: "model folder", path, beside: [] });
      continue;
    }
    const compiled = (await listNames(path)).filter((each) => COMPILED_NAME.test(each));
    for (const inner of compiled.map((each) => join(path, each)).filter((each) => !kept.has(each))) {
      found.push({ kind: "compiled graph", path: inner, beside: [] });
    }
  }
  return found;
}

/** Removes an item, its record before the file: after a crash, a file without a record does not count as cached. */
async function remove({ kind, path, beside }: Prunable): Promise<void> {
  if (kind === "abandoned lock") {
    await removeAbandonedLock(path);
    return;
  }
  for (const each of [...beside, path]) {
    await onDisk(each, () => rm(each, { recursive: true, force: true }));
  }
}

/**
 * Returns the disk space that the removal of this path frees. A file with several links frees its bytes with the last one.
 *
 * @param links number of remaining links of each file; this function updates it
 */
async function bytesFreed(path: string, links: Map<string, number>): Promise<number> {
  const found = await lstat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return 0;
  if (found.isDirectory()) {
    let bytes = 0;
    for (const name of await listNames(path)) bytes += await bytesFreed(join(path, name), links);
    return bytes;
  }
  const file = `${found.dev}:${found.ino}`;
  const left = (links.get(file) ?? Number(found.nlink)) - 1;
  links.set(file, left);
  return left > 0 ? 0 : Number(found.size);
}

async function listNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch((): string[] => [])).sort();
}
