import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type AssetSource, SourceError } from "./source.js";
import { writePart } from "./write-part.js";

/**
 * Opens a folder with the files of assets as a source, for machines without a network. `exportTo` makes such a folder. The
 * source needs no list of the files, because the catalogue pins each file.
 */
export function openFolder(folder: string): AssetSource {
  return {
    name: `folder:${folder}`,
    local: true,
    offers: () => true,
    download: async (asset, path, call) => {
      const from = join(folder, asset.file);
      const found = await stat(from).catch(() => undefined);
      if (!found?.isFile()) throw await explainAbsence(folder, asset.file);
      await writePart(path, read(from), { ...call, bytes: asset.bytes });
    },
  };
}

/** Explains why a file is missing: the bundle lacks it, or there is no bundle. */
async function explainAbsence(folder: string, file: string): Promise<SourceError> {
  const found = await stat(folder).catch(() => undefined);
  const remedy = "Check VOXWEAVE_ASSET_SOURCES";
  if (found === undefined) return new SourceError("there is no such folder", remedy, { unreachable: true });
  if (!found.isDirectory()) return new SourceError("it is not a folder", remedy, { unreachable: true });
  const again = "If the bundle should have it, make it again with `voxweave assets export`";
  return new SourceError(`it has no ${file}`, again, { absent: true });
}

async function* read(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new SourceError(`cannot read ${path}: ${(cause as Error).message}`, "Copy the bundle again", { cause });
  }
}
