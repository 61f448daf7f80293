import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { onDisk } from "../platform/node/files/disk.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import type { AssetCheck, CachedAsset } from "./asset.js";
import { sampleOf, sha256Of } from "./digest.js";

/** Folder, below the cache folder, of what was built here rather than pulled. */
export const PREPARED = "prepared";

/** Folder, below the cache folder, of the folders that engines in Python read; their files are linked or copied there. */
export const MODELS = "models";

/** What is written beside a cached file when it has been verified. */
interface CacheRecord extends Omit<CachedAsset, "path"> {
  /** What `sampleOf` gave for the file; absent in records of earlier versions, until `check` adds it. */
  readonly sample?: string | undefined;
}

/** By hand: a schema library takes longer to load than everything else that a start reads from the cache. */
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
 * The cache folder: files, and beside each a record of what it was when it came.
 *
 * A file counts as cached while its record is there and its size agrees, and is used while a sample of it agrees too:
 * hashing 325 MB at each start would cost more than loading them. `check` hashes all of it.
 */
export interface AssetCache {
  readonly folder: string;
  pathOf(file: string): string;
  /** The file and its record, where both are there and agree in size, and where whatever belongs to it is there too. */
  find(file: string): Promise<CachedAsset | undefined>;
  /** As `find`, where samples of the file, and of whatever belongs to it, are what they were when it came. */
  findSound(file: string): Promise<CachedAsset | undefined>;
  /** Moves a verified file into its place. */
  install(partPath: string, file: string, facts: Omit<CachedAsset, "path">): Promise<CachedAsset>;
  /** Hashes a file again and, where it is not what its record says, takes the record away. */
  check(file: string, signal?: AbortSignal): Promise<AssetCheck | undefined>;
  /** Files in the folder {@link PREPARED} that have a record. */
  prepared(): Promise<readonly string[]>;
}

/** Opens the cache in `folder`, which need not exist. */
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
    // The old file goes first and the new one comes last: a crash in between leaves a record without a file, which
    // counts as nothing, and never a record beside a file that it does not describe.
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
      // A record of an earlier version learns its sample; a folder that may only be read stays as it is.
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
    return isRecord(record) ? record : undefined; // From another version: the file is pulled again.
  } catch {
    return undefined; // Damaged: likewise.
  }
}

async function compare(path: string, record: CacheRecord, signal?: AbortSignal): Promise<AssetCheck["state"]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "missing";
  if (found.size !== record.bytes) return "corrupt";
  return (await sha256Of(path, signal)) === record.sha256 ? "ok" : "corrupt";
}

/** The record must not outlive a power cut that the file's bytes did not. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
