import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "../platform/node/files/is-alive.js";
import { isLockAbandoned, isLockHeld } from "../platform/node/files/lock.js";
import { temporaryOwner } from "../platform/node/files/temporary-file.js";
import type { Asset } from "./asset.js";
import { MODELS, PREPARED } from "./cache.js";
import { buildLock, downloadLock, LOCKS } from "./lock-paths.js";
import type { Prunable } from "./prunable.js";

/** What downloads and builds that were broken off, or programs that were killed, have left in the cache. */
export async function findLeftovers(cacheFolder: string, catalogue: readonly Asset[]): Promise<readonly Prunable[]> {
  const unfinished = [
    ...(await findDownloads(cacheFolder, catalogue)),
    ...(await findBuilds(cacheFolder)),
    ...(await findTemporary(cacheFolder)),
  ];
  return [
    ...unfinished.map((path) => ({ kind: "unfinished file" as const, path, beside: [] })),
    ...(await findLocks(cacheFolder)).map((path) => ({ kind: "abandoned lock" as const, path, beside: [] })),
  ];
}

/** Parts of downloads, and the folders that package managers worked in, unless a process downloads them now. */
async function findDownloads(cacheFolder: string, catalogue: readonly Asset[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, file } of catalogue) {
    const part = join(cacheFolder, `${file}.part`);
    for (const path of [part, `${part}.scratch`]) {
      if (!(await stat(path).catch(() => undefined))) continue;
      if (!(await isLockHeld(downloadLock(cacheFolder, name)))) found.push(path);
    }
  }
  return found;
}

/** Folders of builds, unless a process builds in them now. */
async function findBuilds(cacheFolder: string): Promise<readonly string[]> {
  const folder = join(cacheFolder, PREPARED);
  const found: string[] = [];
  for (const name of await listNames(folder)) {
    const built = /^(\w.*-[\da-f]{16}(?:\.\w+)*)\.part$/.exec(name)?.[1];
    if (built !== undefined && !(await isLockHeld(buildLock(cacheFolder, built)))) found.push(join(folder, name));
  }
  return found;
}

/** Temporary files of processes that are gone, in the folders that VoxWeave writes. */
async function findTemporary(cacheFolder: string): Promise<readonly string[]> {
  const models = (await listNames(join(cacheFolder, MODELS))).map((name) => join(MODELS, name));
  const folders = [".", "choices", PREPARED, "voices", ...models, ...models.map((model) => join(model, "voices"))];
  const found: string[] = [];
  for (const folder of folders.map((each) => join(cacheFolder, each))) {
    for (const name of await listNames(folder)) {
      // OpenVINO's compiled graphs are written to a folder that names its process: python/openvino_bridge.py.
      const owner = temporaryOwner(name) ?? /^compiled-.*\.(\d+)\.part$/.exec(name)?.[1];
      if (owner !== undefined && !isAlive(Number(owner))) found.push(join(folder, name));
    }
  }
  return found;
}

async function findLocks(cacheFolder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of [LOCKS, "python"].map((each) => join(cacheFolder, each))) {
    for (const name of (await listNames(folder)).filter((each) => each.endsWith(".lock"))) {
      if (await isLockAbandoned(join(folder, name))) found.push(join(folder, name));
    }
  }
  return found;
}

async function listNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch((): string[] => [])).sort();
}
