import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { npmTools } from "./npm-tools.js";

/** Bundles the page of a folder: `index.html`, whose script is `main.js`. Returns the folder of the built page. */
export type BundlePage = (folder: string) => Promise<string>;

/** The parts of Vite that the tests call; the package is no dependency of this one. */
interface Vite {
  build(config: { readonly root: string; readonly base: string; readonly logLevel: "silent" }): Promise<unknown>;
}

/** The parts of webpack that the tests call. */
type Webpack = (
  config: {
    readonly context: string;
    readonly mode: "production";
    readonly entry: string;
    readonly output: { readonly path: string; readonly filename: string };
  },
  done: (
    error: Error | null,
    stats?: { readonly hasErrors: () => boolean; readonly hasWarnings: () => boolean; toString(kind: string): string },
  ) => void,
) => void;

/** The bundlers of docs/browser.md, each without any setting but the names of its files. */
export const BUNDLERS: Readonly<Record<string, BundlePage>> = {
  async Vite(folder) {
    const path = createRequire(join(await npmTools(), "x.js")).resolve("vite");
    const { build: buildPage } = (await import(pathToFileURL(path).href)) as Vite;
    await buildPage({ root: folder, base: "./", logLevel: "silent" });
    return join(folder, "dist");
  },
  async webpack(folder) {
    const webpack = createRequire(join(await npmTools(), "x.js"))("webpack") as Webpack;
    const output = { path: join(folder, "dist"), filename: "main.js" };
    await new Promise<void>((resolve, reject) => {
      webpack({ context: folder, mode: "production", entry: "./main.js", output }, (error, stats) => {
        if (error !== null || stats?.hasErrors()) reject(error ?? new Error(stats?.toString("errors-only")));
        else resolve();
      });
    });
    return writeIndex(output.path);
  },
  async esbuild(folder) {
    const outdir = join(folder, "dist");
    await build({ entryPoints: [join(folder, "main.js")], bundle: true, format: "esm", outdir, logLevel: "silent" });
    return writeIndex(outdir);
  },
};

const INDEX = '<!doctype html><script type="module" src="./main.js"></script>';

/** Writes a page with a script into a folder. */
export async function writePage(folder: string, script: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.html"), INDEX);
  await writeFile(join(folder, "main.js"), script);
}

async function writeIndex(folder: string): Promise<string> {
  await writeFile(join(folder, "index.html"), INDEX);
  return folder;
}
