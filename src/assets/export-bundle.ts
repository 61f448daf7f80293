import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { dirname, join } from "node:path";
import { VoxError } from "../core/errors.js";
import { openAtomicFile, writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import type { AssetCache } from "./cache.js";
import type { Asset, CachedAsset } from "./catalogue/asset.js";
import { findCurrent } from "./pull.js";

/** Name of the file that lists the content of a bundle and its licences, for people and their tools. */
const MANIFEST = "voxweave-assets.json";

/** Advice in the error for a bundle that cannot be written. */
const HERE = { elsewhere: "choose a folder" };

export interface ExportOptions {
  readonly cache: AssetCache;
  readonly catalogue: readonly Asset[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Copies all cached assets into `folder`, verifies each copy, and writes a list of them. Leaves out prepared files, which
 * the other machine builds again.
 *
 * @throws {VoxError} `VOX_ASSET_CORRUPT`, `VOX_FILE_UNWRITABLE`.
 */
export async function exportBundle(
  folder: string,
  { cache, catalogue, signal }: ExportOptions,
): Promise<readonly CachedAsset[]> {
  const exported: CachedAsset[] = [];
  const listed: object[] = [];
  for (const asset of catalogue) {
    const cached = await findCurrent(cache, asset, "there"); // The copy verifies it.
    if (cached === undefined) continue;
    const path = join(folder, asset.file);
    await copyVerified(cached, path, signal);
    exported.push({ ...cached, path });
    const { name, file, bytes, sha256, licence } = asset;
    listed.push({ name, file, bytes, sha256, licence });
  }
  await makeFolder(folder, HERE);
  await writeFileAtomic(join(folder, MANIFEST), `${JSON.stringify({ assets: listed }, null, 2)}\n`);
  return exported;
}

async function copyVerified(asset: CachedAsset, path: string, signal: AbortSignal | undefined): Promise<void> {
  await makeFolder(dirname(path), HERE);
  await using file = await openAtomicFile(path);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(asset.path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(chunk);
    await file.write(chunk);
  }
  const found = hash.digest("hex");
  if (found !== asset.sha256) throw corrupt(asset, found);
  await file.commit();
}

function corrupt({ name, path, sha256 }: CachedAsset, found: string): VoxError<"VOX_ASSET_CORRUPT"> {
  return new VoxError(
    "VOX_ASSET_CORRUPT",
    `${path}, the file of ${name}, is damaged: its sha256 is ${found}, not ${sha256}. ` +
      "Run `voxweave assets verify` and then `voxweave assets pull`.",
    { asset: name, path, expected: sha256, found },
  );
}
