import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { onDisk } from "../platform/node/files/disk.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import type { AssetCheck, CachedAsset } from "./catalogue/asset.js";
import { sampleOf, sha256Of } from "./digest.js";

/** Folder below the cache folder for files that were built on this machine. */
export const PREPARED = "prepared";

/** Folder below the cache folder for the model folders of Python engines. Cached files are linked or copied into them. */
export const MODELS = "models";

/** Record of a verified file, which is written beside the file. */
interface CacheRecord extends Omit<CachedAsset, "path"> {
  /** Result of `sampleOf` for the file. Absent in records of earlier versions, until `check` adds it. */
  readonly sample?: string | undefined;
}

/** Checks a record without a schema library, which takes longer to load than all that a start reads from the cache. */
function isRecord(value: unknown): value is CacheRecord {
  if (typeof value !== "object" || value === null) return false;
  const { bytes, beside = [], sample = "", ...texts } = value as Readonly<Record<string, unknown>>;
  return (
    Number.isSafeInteger(bytes) &&
    Number(bytes) >= 0 &&
    ["name", "sha256", "source", "licence"].every((key) => typeof texts[key] === "string") &&
    typeof sample === "string" &&
    Array.isArray(beside) &&
    beside.every((base) => typeof base === "string")
  );
}

/**
 * The cache folder. Beside each file is a record, which describes the file as it was when it was stored.
 *
 * A file counts as cached if it has a record with the same size. Before it is used, a sample of it must match too: to hash
 * 325 MB at each start would take longer than to load them. `check` hashes the whole file.
 */
export interface AssetCache {
  readonly folder: string;
  pathOf(file: string): string;
  /** Finds a file if it has a record with the same size, and if all files that belong to it do too. */
  find(file: string): Promise<CachedAsset | undefined>;
  /** Finds a file as `find` does, if samples of it and of the files that belong to it also match their records. */
  findSound(file: string): Promise<CachedAsset | undefined>;
  /** Moves a verified file into the cache. */
  install(partPath: string, file: string, facts: Omit<CachedAsset, "path">): Promise<CachedAsset>;
  /** Hashes a file again. Removes its record if the file does not match it. */
  check(file: string, signal?: AbortSignal): Promise<AssetCheck | undefined>;
  /** Lists the files in the folder {@link PREPARED} that have a record. */
  prepared(): Promise<readonly string[]>;
}

/** Opens the cache in `folder`, which may not exist yet. */
export function openCache(folder: string): AssetCache {
  const pathOf = (file: string) => join(folder, file);
  const recordOf = (file: string) => `${pathOf(file)}.json`;
  const readRecord = (file: string) => parseRecord(recordOf(file));
  const writeRecord = (file: string, record: CacheRecord) =>
    writeFileAtomic(recordOf(file), `${JSON.stringify(record, null, 2)}\n`);
  const find = async (file: string, sampled: boolean): Promise<CachedAsset | undefined> => {
    const record = await readRecord(file);
    const found = record && (await stat(pathOf(file)).catch(() => undefined));
    if (record === undefined || found?.size !== record.bytes) return undefined;
    const { sample, ...facts } = record;
    const whole = await Promise.all([
      !sampled ||
        sample === undefined ||
        sampleOf(pathOf(file)).then(
          (now) => now === sample,
          () => false,
        ),
      ...(record.beside ?? []).map(
        async (base) => (await find(posix.join(posix.dirname(file), base), sampled)) !== undefined,
      ),
    ]);
    return whole.includes(false) ? undefined : { ...facts, path: pathOf(file) };
  };
  return {
    folder,
    pathOf,
    find: (file) => find(file, false),
    findSound: (file) => find(file, true),
    // Removes the old file first and renames the new one last. A crash in between leaves a record without a file, which
    // does not count as cached. A record never describes another file.
    install: (partPath, file, facts) =>
      onDisk(pathOf(file), async () => {
        await flush(partPath);
        await makeFolder(dirname(pathOf(file)));
        await rm(pathOf(file), { force: true });
        await writeRecord(file, { ...facts, sample: await sampleOf(partPath) });
        await rename(partPath, pathOf(file));
        return { ...facts, path: pathOf(file) };
      }),
    check: async (file, signal) => {
      const record = await readRecord(file);
      if (record === undefined) return undefined;
      const state = await compare(pathOf(file), record, signal);
      if (state !== "ok") await onDisk(recordOf(file), () => rm(recordOf(file), { force: true }));
      // Adds the sample to a record of an earlier version. A read-only folder stays unchanged.
      else if (record.sample === undefined) {
        await writeRecord(file, { ...record, sample: await sampleOf(pathOf(file)) }).catch(() => {});
      }
      return { name: record.name, path: pathOf(file), state };
    },
    prepared: async () => {
      const names = await readdir(join(folder, PREPARED)).catch((): string[] => []);
      return names.filter((name) => names.includes(`${name}.json`)).map((name) => `${PREPARED}/${name}`);
    },
  };
}

async function parseRecord(path: string): Promise<CacheRecord | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const record: unknown = JSON.parse(text);
    return isRecord(record) ? record : undefined; // A record of another version: the file is downloaded again.
  } catch {
    return undefined; // A damaged record: the file is downloaded again.
  }
}

async function compare(path: string, record: CacheRecord, signal?: AbortSignal): Promise<AssetCheck["state"]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "missing";
  if (found.size !== record.bytes) return "corrupt";
  return (await sha256Of(path, signal)) === record.sha256 ? "ok" : "corrupt";
}

/** Flushes a file to the disk, so that a power cut cannot leave a record whose file has lost its bytes. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
