import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { bundledError, moduleUrl } from "../../core/bundled.js";
import type { DataSource } from "../data-source.js";

/** The package's `data/` folder. In a clone, `npm run build` makes it. */
export const packageData: DataSource = {
  has: (name) => existsSync(urlOf(name)),
  async load(name) {
    try {
      return new Uint8Array(await readFile(urlOf(name)));
    } catch (cause) {
      throw unreadable(name, cause);
    }
  },
  read(name) {
    try {
      const content = readFileSync(urlOf(name));
      return new Uint8Array(name.endsWith(".br") ? brotliDecompressSync(content) : content);
    } catch (cause) {
      throw unreadable(name, cause);
    }
  },
};

function urlOf(name: string): URL {
  return new URL(`../../../data/${name}`, moduleUrl(import.meta.url));
}

function unreadable(name: string, cause: unknown): Error {
  const path = fileURLToPath(urlOf(name));
  // In a bundle, this code runs from another file.
  if (!/\/package-data\.[jt]s$/.test(import.meta.url)) return bundledError(`the file ${path} does not exist`);
  const message = `${path} cannot be read; install voxweave again, or run \`npm run build\` in a clone of it`;
  return new Error(message, { cause });
}
