import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress, gzip } from "node:zlib";
import { type CachedAsset, PACKED_ENDING } from "../assets/catalogue/asset.js";
import type { AssetStore } from "../assets/store.js";
import type { CallOptions } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { KOKORO_VOICES, voiceAsset } from "../engines/kokoro/voices.js";
import { writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { makeFolder } from "../platform/node/files/make-folder.js";
import { packageVersion } from "../platform/node/package-version.js";

const DIST = new URL("../", import.meta.url);
const SCRIPTS = fileURLToPath(new URL("web/", DIST));
const PAGE = fileURLToPath(new URL("page/", DIST));
const PACKAGE = fileURLToPath(new URL("../", DIST));
const DATA = join(PACKAGE, "data");

/** VoxWeave's own terms, which go with its scripts and with the weights. */
const TERMS = ["LICENSE", "NOTICE"];

/** The weights that a page loads: a quarter of the size of the others, and the same sound. */
const WEIGHTS = "kokoro-v1.0-int8";

/** The files that were written for a page. */
export interface BrowserFiles {
  readonly files: number;
  /** @unit bytes */
  readonly bytes: number;
}

/**
 * Writes everything that a page needs from its server into a folder: VoxWeave's scripts, onnxruntime, the data of the front end,
 * the weights and voices, and the list of the voices. A file that is there is replaced at once when the new one is complete.
 *
 * @param voices ids of the voices to include
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_FILE_UNWRITABLE`, `VOX_FILE_UNREADABLE` in a clone that is not built.
 */
export async function exportForBrowser(
  folder: string,
  voices: readonly string[],
  assets: AssetStore,
  { signal }: CallOptions = {},
): Promise<BrowserFiles> {
  const { write, written } = openExport(folder, signal);
  const names: string[] = [];
  for (const path of await filesBelow(SCRIPTS)) {
    await write(path, await readFile(join(SCRIPTS, path)));
    if (path !== "LICENSES.txt") names.push(path);
  }
  for (const path of await filesBelow(DATA)) {
    const [name, content] = await forBrowser(`data/${path}`, join(DATA, path));
    await write(name, content);
    names.push(name);
  }
  for (const path of TERMS) await write(path, await readFile(join(PACKAGE, path)));
  const model = await assets.fetch(WEIGHTS, { signal });
  await write(`models/${fileOf(assets, model)}${PACKED_ENDING}`, await pack(await readFile(model.path)));
  for (const voice of voices) {
    const asset = await assets.fetch(voiceAsset(voice), { signal });
    await write(fileOf(assets, asset), await readFile(asset.path));
  }
  const listed = KOKORO_VOICES.filter(({ id }) => voices.includes(id));
  await write("files.json", Buffer.from(JSON.stringify(names))); // A page that works without a network keeps these.
  await write("voices.json", Buffer.from(JSON.stringify(listed)));
  return written();
}

/**
 * Writes the page of `voxweave serve` into a folder, with everything that it needs to speak without a server.
 *
 * @throws as {@link exportForBrowser}
 */
export async function exportPage(
  folder: string,
  voices: readonly string[],
  assets: AssetStore,
  { signal }: CallOptions = {},
): Promise<BrowserFiles> {
  const { write, written } = openExport(folder, signal);
  const browser = await exportForBrowser(join(folder, "voxweave"), voices, assets, { signal });
  for (const path of await filesBelow(PAGE)) await write(path, await readFile(join(PAGE, path)));
  const config = { version: packageVersion(), server: null, device: "voxweave/" };
  await write("page.json", Buffer.from(JSON.stringify(config)));
  const page = written();
  return { files: page.files + browser.files, bytes: page.bytes + browser.bytes };
}

interface Export {
  write(path: string, content: Uint8Array): Promise<void>;
  written(): BrowserFiles;
}

function openExport(folder: string, signal: AbortSignal | undefined): Export {
  let files = 0;
  let bytes = 0;
  return {
    async write(path: string, content: Uint8Array): Promise<void> {
      signal?.throwIfAborted();
      const target = join(folder, path);
      await makeFolder(dirname(target), { elsewhere: "choose a folder" });
      await writeFileAtomic(target, content);
      files += 1;
      bytes += content.length;
    },
    written: (): BrowserFiles => ({ files, bytes }),
  };
}

/** Returns a file of `data/` as pages read it: packed with gzip, because few servers send Brotli as browsers unpack it. */
async function forBrowser(name: string, path: string): Promise<[string, Uint8Array]> {
  const content = await readFile(path);
  if (!name.endsWith(".br")) return [name, content];
  return [name.replace(/\.br$/u, ".gz"), await pack(await promisify(brotliDecompress)(content))];
}

function pack(content: Uint8Array): Promise<Uint8Array> {
  return promisify(gzip)(content, { level: 9 });
}

/** Returns the path of an asset below the cache folder, with forward slashes. */
function fileOf({ cacheFolder }: AssetStore, { path }: CachedAsset): string {
  return relative(cacheFolder, path).replaceAll("\\", "/");
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
    return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
  } catch (cause) {
    const message = `${folder} cannot be read; install voxweave again, or run \`npm run build\` in a clone of it`;
    throw new VoxError("VOX_FILE_UNREADABLE", message, { path: folder }, { cause });
  }
}
