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
  const assets = new URL("assets/", folder);
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const bytes = scripts.map((name) => gzipSync(readFileSync(new URL(name, assets))).length);
  console.log(`The page has ${(bytes.reduce((sum, one) => sum + one, 0) / 1e3).toFixed(1)} kB of scripts, gzipped.`);
}

function relativePath(id) {
  return id.replaceAll("\\", "/").replace(fileURLToPath(ROOT).replaceAll("\\", "/"), "");
}
