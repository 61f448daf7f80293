import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type AssetSource, SourceError } from "./source.js";
import { writePart } from "./write-part.js";

/**
 * A folder with the files of assets in their places, such as `exportTo` makes: for machines without a network. A list
 * of its contents is not needed, for the catalogue pins every file.
 */
export function openFolder(folder: string): AssetSource {
  return {
    name: `folder:${folder}`,
    local: true,
    offers: () => true,
    download: async (asset, path, call) => {
      const from = join(folder, asset.file);
      const found = await stat(from).catch(() => undefined);
      if (!found?.isFile()) {
        throw new SourceError(`it has no ${asset.file}`, "Make the bundle anew with `voxweave assets export`");
      }
      await writePart(path, read(from), call);
    },
  };
}

async function* read(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new SourceError(`cannot read ${path}: ${(cause as Error).message}`, "Copy the bundle here anew", { cause });
  }
}
