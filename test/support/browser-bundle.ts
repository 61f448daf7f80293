import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { ROOT } from "./folders.js";

/** Scripts of the threads that a page may start. They must be beside the page's script. */
const THREADS = [
  "languages/english/english-worker.ts",
  "lexicon/pattern-worker.ts",
  "frontend/markup-worker.ts",
  "formats/encoder-worker.ts",
];

/** Bundles a page's script and the scripts of threads from the sources into a folder. */
export async function bundleForBrowser(entry: string, folder: string): Promise<void> {
  await build({
    entryPoints: [entry, ...THREADS.map((path) => join(ROOT, "src", path))],
    outdir: folder,
    entryNames: "[name]",
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    plugins: [browserTwins],
    logLevel: "error",
  });
}

/** Resolves `x.js` to `x.browser.ts` if it exists, else to `x.ts`, as `moduleSuffixes` does for TypeScript. */
const browserTwins: Plugin = {
  name: "browser-twins",
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, importer }) => {
      if (importer.includes("node_modules")) return undefined;
      const base = resolve(dirname(importer), path).replace(/\.js$/, "");
      const found = [`${base}.browser.ts`, `${base}.ts`].find((file) => existsSync(file));
      return found === undefined ? undefined : { path: found };
    });
  },
};
