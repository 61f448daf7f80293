// Bundles the command line into few files, so that Node starts it sooner: dist/cli/main.js, its parts in dist/command/, and the
// script of the thread that reads English. Needs only `npm ci`. See docs/adr/035-a-bundled-command.md.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const PARTS = "command";

const command = await bundle("cli/main.ts", { splitting: true, chunkNames: `${PARTS}/[name]-[hash]` });
await bundle("languages/english/english-worker.ts", {});
removeOtherParts(command);

/** Bundles a script into the file that TypeScript makes of it. Packages are no part of the bundle. */
async function bundle(script, options) {
  const { metafile } = await build({
    ...options,
    entryPoints: [`${SRC}/${script}`],
    outbase: SRC,
    outdir: DIST,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    packages: "external",
    external: ["#*"],
    charset: "utf8",
    // `sideEffects` in package.json is for users who import names. The command line imports two files for what they do.
    ignoreAnnotations: true,
    plugins: [addressesOfModules(dirname(script))],
    metafile: true,
    logLevel: "error",
  });
  return metafile;
}

/**
 * Keeps `import.meta.url` the address of the module's own file in `dist/`, from which it finds data files and other scripts.
 *
 * @param folder of the bundle in `dist/`. Its parts must lie as deep.
 */
function addressesOfModules(folder) {
  return {
    name: "addresses-of-modules",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const script = relative(`${SRC}/${folder}`, path).replaceAll("\\", "/").replace(/ts$/, "js");
        const address = `new URL(${JSON.stringify(script)}, import.meta.url).href`;
        return { contents: readFileSync(path, "utf8").replaceAll("import.meta.url", address), loader: "ts" };
      });
    },
  };
}

/** Removes the parts of earlier builds. */
function removeOtherParts({ outputs }) {
  const current = Object.keys(outputs).map((path) => path.split("/").at(-1));
  for (const file of readdirSync(`${DIST}/${PARTS}`)) {
    if (!current.includes(file)) rmSync(`${DIST}/${PARTS}/${file}`);
  }
}
