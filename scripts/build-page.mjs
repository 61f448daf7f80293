// Makes dist/page/: the page of `voxweave serve`, and the licences of the packages in it. See docs/adr/033-the-page.md.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { build } from "vite";
import { packageLicences } from "./package-licences.mjs";
import { replaceFolder } from "./replace-folder.mjs";

const ROOT = new URL("../", import.meta.url);
const TARGET = new URL("dist/page/", ROOT);
/** Packages whose files the styles of the page name, which the bundler's list of scripts lacks. */
const FONTS = ["node_modules/@fontsource-variable/inter/", "node_modules/@fontsource-variable/literata/"];
/** Place in the page for the digest of its files. */
const BUILD_PLACE = '<meta name="build" content="" />';

// Without it, the bundler takes the name that a test runner has set, and its result differs.
process.env.NODE_ENV = "production";
await replaceFolder(TARGET, write);

async function write(folder) {
  const modules = [];
  await build({
    configFile: fileURLToPath(new URL("web/vite.config.mjs", ROOT)),
    build: { outDir: fileURLToPath(folder) },
    plugins: [{ name: "inputs", moduleParsed: ({ id }) => void modules.push(relativePath(id)) }],
  });
  addServiceWorker(folder);
  const inputs = [...FONTS, ...modules].map((path) => [path, {}]);
  writeFileSync(new URL("LICENSES.txt", folder), packageLicences(Object.fromEntries(inputs)));
  const scripts = pack(folder, /\.(?:js|css|html|svg)$/).filter(({ name }) => name.endsWith(".js"));
  const bytes = scripts.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  console.log(`The page has ${(bytes / 1e3).toFixed(1)} kB of scripts, gzipped.`);
}

/** Writes a packed copy beside each file of a folder whose name matches, for browsers that accept it. */
function pack(folder, pattern) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => pattern.test(name));
  return names.map((name) => {
    const packed = gzipSync(readFileSync(new URL(name, folder)), { level: 9 });
    writeFileSync(new URL(`${name}.gz`, folder), packed);
    return { name, packedBytes: packed.length };
  });
}

/** Adds the service worker, which knows all files of the page, and names the build in the page. */
function addServiceWorker(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const root = fileURLToPath(folder);
  const paths = entries.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(readFileSync(new URL(path, folder)));
  const digest = hash.digest("hex").slice(0, 16);
  const page = new URL("index.html", folder);
  const html = readFileSync(page, "utf8");
  if (!html.includes(BUILD_PLACE)) throw new Error(`web/index.html must have ${BUILD_PLACE}`);
  writeFileSync(page, html.replace(BUILD_PLACE, BUILD_PLACE.replace('""', `"${digest}"`)));
  const files = paths.map((path) => (path === "index.html" ? "" : path));
  buildSync({
    entryPoints: [fileURLToPath(new URL("web/service-worker/service-worker.ts", ROOT))],
    outfile: fileURLToPath(new URL("service-worker.js", folder)),
    define: { FILES: JSON.stringify(files), BUILD: JSON.stringify(digest) },
    bundle: true,
    minify: true,
    target: "es2022",
  });
}

function relativePath(id) {
  return id.replaceAll("\\", "/").replace(fileURLToPath(ROOT).replaceAll("\\", "/"), "");
}
