import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import type { DataSource } from "../data-source.js";

const DATA = new URL("../../../data/", import.meta.url);

/** The package's `data/` folder. In a clone, `npm run build` makes it. */
export const packageData: DataSource = {
  has: (name) => existsSync(new URL(name, DATA)),
  read(name) {
    const url = new URL(name, DATA);
    try {
      const content = readFileSync(url);
      return new Uint8Array(name.endsWith(".br") ? brotliDecompressSync(content) : content);
    } catch (cause) {
      const message = `${fileURLToPath(url)} cannot be read; install voxweave again, or run \`npm run build\` in a clone of it`;
      throw new Error(message, { cause });
    }
  },
};
