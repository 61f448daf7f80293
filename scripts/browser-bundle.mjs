// Bundles sources for a browser, with the twins of files that differ there.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** Scripts of the threads that a page may start. They lie beside the page's script. */
const THREADS = [
  "browser/playback/playback-worklet.ts",
  "engines/kokoro-web/gpu/gpu-worker.ts",
  "engines/kokoro-web/model-worker.ts",
  "formats/encoder-worker.ts",
  "frontend/markup-worker.ts",
  "languages/english/english-worker.ts",
  "lexicon/pattern-worker.ts",
];

/**
 * Bundles scripts of a page, and the scripts of all threads that they may start, into a folder. A page loads some parts when
 * they are first needed; the script of a thread is one file.
 *
 * @param entries paths of the page's scripts, by their names in the folder
 * @param alias paths of the files that take the place of packages, by the names of the packages
 * @returns the inputs of esbuild's metafiles
 */
export async function bundleForBrowser(entries, folder, { minify = false, alias = {} } = {}) {
  const threads = Object.fromEntries(THREADS.map((path) => [/([^/]+)\.ts$/.exec(path)[1], resolve(SRC, path)]));
  const common = {
    outdir: folder,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // The build of onnxruntime whose WebAssembly is a file of its own.
    conditions: ["onnxruntime-web-use-extern-wasm"],
    // Bundlers of users would take `new URL(…, import.meta.url)` for an asset of theirs.
    define: { "import.meta.url": "voxweaveScript" },
    banner: { js: "const voxweaveScript = import.meta.url;" },
    minify,
    alias,
    metafile: true,
    plugins: [browserTwins],
    logLevel: "error",
  };
  const built = await Promise.all([
    build({ ...common, entryPoints: entries, splitting: true, chunkNames: "chunk-[hash]" }),
    // Packages that use a page's document have another build for workers.
    build({ ...common, entryPoints: threads, conditions: [...common.conditions, "worker"] }),
  ]);
  return Object.assign({}, ...built.map(({ metafile }) => metafile.inputs));
}

/** Resolves `x.js` to `x.browser.ts` if it exists, else to `x.ts`, as `moduleSuffixes` does for TypeScript. */
const browserTwins = {
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
