import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onDisk } from "../../files/disk.js";
import { npmEnvironment } from "../../processes/child-environment.js";
import type { Asset } from "../asset.js";
import { downloadPackage, withScratch } from "./package-download.js";
import { type AssetSource, SourceError } from "./source.js";

export interface NpmOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Whatever else of it lies in the same package is handed over with the asset that was asked for. */
  readonly catalogue: readonly Asset[];
}

/** npm's registry, through the user's own npm with its mirrors and proxies. */
export function openNpm({ env, catalogue }: NpmOptions): AssetSource {
  return {
    name: "registry (npm)",
    local: false,
    offers: (asset) => asset.npm !== undefined,
    download: async (asset, path, { signal, onProgress, onSpare }) => {
      const offer = asset.npm;
      if (offer === undefined) throw new SourceError(`it has no ${asset.name}`, "Ask another source");
      await withScratch(`${path}.scratch`, async (folder) => {
        await onDisk(folder, () => writeFile(join(folder, "package.json"), "{}")); // npm looks no further up for one.
        const command = packCommand(offer.package, folder);
        const order = { command, cwd: folder, folder, ending: ".tgz", env: npmEnvironment(env), signal };
        const tarball = await downloadPackage(order);
        const together = catalogue.filter((other) => other.npm?.package === offer.package);
        const members = new Set(together.map((other) => other.npm?.member));
        const { extract } = await import("tar"); // Only who downloads has need of it.
        await onDisk(folder, () => extract({ file: tarball, cwd: folder, filter: (member) => members.has(member) }));
        signal?.throwIfAborted();
        await take(join(folder, offer.member), path, offer.package);
        onProgress(asset.bytes);
        for (const other of together) {
          if (other.name !== asset.name && other.npm) await onSpare(other, join(folder, other.npm.member));
        }
      });
    },
  };
}

/** A cache of its own, thrown away with the folder: the user's need not hold what VoxWeave holds already. */
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

async function take(from: string, path: string, name: string): Promise<void> {
  try {
    await rename(from, path);
  } catch (cause) {
    throw new SourceError(`${name} has no ${from}`, "Ask another source", { cause });
  }
}
