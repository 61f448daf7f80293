import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { onDisk } from "../platform/node/files/disk.js";
import { type AssetCache, MODELS } from "./cache.js";
import type { Asset, AssetCheck } from "./catalogue/asset.js";
import { sha256Of } from "./digest.js";

/** Prefix of the folders in which Python keeps compiled graphs. `python/openvino_bridge.py` makes them. */
const COMPILED = "compiled-";

/** File in which Python records the sha256 of each compiled graph of a folder, by its file name. */
const DIGESTS = "digests.json";

/**
 * Checks the model folders of Python engines. A file there is a link to a cached file or a copy of one, so it must have the
 * digest of a cached file. Compiled graphs have their digests beside them. Damaged files are removed. They are placed or
 * compiled again when an engine next needs them.
 *
 * @param checks results for the cached files; a link to a file that is "ok" is not read again
 */
export async function checkModels(
  cache: AssetCache,
  catalogue: readonly Asset[],
  checks: readonly AssetCheck[],
  signal: AbortSignal | undefined,
): Promise<readonly AssetCheck[]> {
  const root = join(cache.folder, MODELS);
  const known = new Set(catalogue.map(({ sha256 }) => sha256));
  for (const file of await cache.prepared()) known.add((await cache.find(file))?.sha256 ?? "");
  const verified = new Set(
    await Promise.all(checks.filter(({ state }) => state === "ok").map(({ path }) => identityOf(path))),
  );

  const found: AssetCheck[] = [];
  for (const path of await listFiles(root)) {
    const sound = verified.has(await identityOf(path)) || known.has(await sha256Of(path, signal));
    found.push(await settle(root, path, sound));
  }
  for (const path of await listCompiled(root))
    found.push(await settle(root, path, await isCompiledSound(path, signal)));
  return found;
}

async function settle(root: string, path: string, sound: boolean): Promise<AssetCheck> {
  if (!sound) await onDisk(path, () => rm(path, { recursive: true, force: true }));
  const name = `${MODELS}/${relative(root, path).replaceAll(sep, "/")}`;
  return { name, path, state: sound ? "ok" : "corrupt" };
}

/** Lists the placed files, without unfinished files and compiled graphs. */
async function listFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).includes(`${sep}${COMPILED}`));
}

/** Lists the folders of compiled graphs, except those of earlier versions of VoxWeave, which recorded no digests. */
async function listCompiled(root: string): Promise<readonly string[]> {
  const models = await readdir(root).catch((): string[] => []);
  const folders = models.map(async (model) => {
    const names = await readdir(join(root, model)).catch((): string[] => []);
    const compiled = names.filter((name) => name.startsWith(COMPILED) && !name.endsWith(".part"));
    return compiled.map((name) => join(root, model, name));
  });
  const all = (await Promise.all(folders)).flat();
  const noted = await Promise.all(all.map((folder) => stat(join(folder, DIGESTS)).catch(() => undefined)));
  return all.filter((_, index) => noted[index] !== undefined);
}

/** Tells whether the folder contains exactly the files that Python wrote. */
async function isCompiledSound(folder: string, signal: AbortSignal | undefined): Promise<boolean> {
  const digests = await readDigests(join(folder, DIGESTS));
  const names = (await readdir(folder)).filter((name) => !name.startsWith(DIGESTS)); // Includes an unfinished one.
  if (digests === undefined || names.length !== Object.keys(digests).length) return false;
  for (const name of names) {
    if (digests[name] !== (await sha256Of(join(folder, name), signal))) return false;
  }
  return true;
}

async function readDigests(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const digests: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof digests === "object" && digests !== null ? (digests as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns an id of a file, which is the same for all links to it. */
async function identityOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}
