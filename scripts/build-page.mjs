// Makes dist/page/: the page of `voxweave serve`, and the licences of the packages in it. See docs/adr/033-the-page.md.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { packageLicences } from "./package-licences.mjs";

const ROOT = new URL("../", import.meta.url);
const TARGET = new URL("dist/page/", ROOT);
/** Packages whose files the styles of the page name, which the bundler's list of scripts lacks. */
const FONTS = ["node_modules/@fontsource-variable/inter/", "node_modules/@fontsource-variable/literata/"];

// Without it, the bundler takes the name that a test runner has set, and its result differs.
process.env.NODE_ENV = "production";
const part = new URL(`dist/page-part-${process.pid}/`, ROOT);
try {
  await write(part);
  rmSync(TARGET, { recursive: true, force: true });
  renameSync(part, TARGET);
} finally {
  rmSync(part, { recursive: true, force: true });
}

async function write(folder) {
  const modules = [];
  await build({
    configFile: fileURLToPath(new URL("web/vite.config.mjs", ROOT)),
    build: { outDir: fileURLToPath(folder) },
    plugins: [{ name: "inputs", moduleParsed: ({ id }) => void modules.push(relativePath(id)) }],
  });
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

function relativePath(id) {
  return id.replaceAll("\\", "/").replace(fileURLToPath(ROOT).replaceAll("\\", "/"), "");
}
