import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "../platform/node/files/is-alive.js";
import { isLockAbandoned, isLockHeld } from "../platform/node/files/lock.js";
import { temporaryOwner } from "../platform/node/files/temporary-file.js";
import { MODELS, PREPARED } from "./cache.js";
import type { Asset } from "./catalogue/asset.js";
import { buildLock, downloadLock, LOCKS } from "./lock-paths.js";
import type { Prunable } from "./prunable.js";

/** Finds the files that interrupted downloads and builds, or killed programs, have left in the cache. */
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

/** Finds parts of downloads and the working folders of package managers, unless a process is using them. */
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

/** Finds folders of builds, unless a process is building in them. */
async function findBuilds(cacheFolder: string): Promise<readonly string[]> {
  const folder = join(cacheFolder, PREPARED);
  const found: string[] = [];
  for (const name of await listNames(folder)) {
    const built = /^(\w.*-[\da-f]{16}(?:\.\w+)*)\.part$/.exec(name)?.[1];
    if (built !== undefined && !(await isLockHeld(buildLock(cacheFolder, built)))) found.push(join(folder, name));
  }
  return found;
}

/** Finds temporary files of dead processes in the folders that VoxWeave writes. */
async function findTemporary(cacheFolder: string): Promise<readonly string[]> {
  const models = (await listNames(join(cacheFolder, MODELS))).map((name) => join(MODELS, name));
  const folders = [".", "choices", PREPARED, "voices", ...models, ...models.map((model) => join(model, "voices"))];
  const found: string[] = [];
  for (const folder of folders.map((each) => join(cacheFolder, each))) {
    for (const name of await listNames(folder)) {
      // The folder into which OpenVINO writes compiled graphs has its process id in its name: python/openvino_bridge.py.
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
