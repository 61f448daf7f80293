import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { onDisk } from "../platform/node/files/disk.js";
import type { Asset, AssetCheck } from "./asset.js";
import { type AssetCache, MODELS } from "./cache.js";
import { sha256Of } from "./digest.js";

/** How the name of a folder begins that Python keeps compiled graphs in; `python/openvino_bridge.py` makes them. */
const COMPILED = "compiled-";

/** Where Python notes the sha256 of each compiled graph of a folder, by its file name. */
const DIGESTS = "digests.json";

/**
 * Checks the folders that engines in Python read. A file there is a link to a cached file, or a copy of one, so that its
 * digest must be that of a cached file; compiled graphs have their digests beside them. Whatever is damaged is removed,
 * and placed or compiled again when an engine next needs it.
 *
 * @param checks what the check of the cached files has shown: a link to one that is well need not be read again
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
  const well = new Set(
    await Promise.all(checks.filter(({ state }) => state === "ok").map(({ path }) => identityOf(path))),
  );

  const found: AssetCheck[] = [];
  for (const path of await listFiles(root)) {
    const sound = well.has(await identityOf(path)) || known.has(await sha256Of(path, signal));
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

/** Files that were placed; not those that are being written, nor those that were compiled. */
async function listFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).includes(`${sep}${COMPILED}`));
}

/** Folders of compiled graphs; an earlier version of VoxWeave noted no digests, and what it left is not known to be damaged. */
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

/** Whether the files of the folder are those that Python wrote, and no others. */
async function isCompiledSound(folder: string, signal: AbortSignal | undefined): Promise<boolean> {
  const digests = await readDigests(join(folder, DIGESTS));
  const names = (await readdir(folder)).filter((name) => !name.startsWith(DIGESTS)); // Or one that was being written.
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

/** The same for two names of one file, where the disk can link. */
async function identityOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}
