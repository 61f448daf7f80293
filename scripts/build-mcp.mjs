// Makes vendor/mcp-sdk/: the server part of the package @modelcontextprotocol/sdk with its dependencies as one file, and
// their licences. See docs/adr/027-mcp-inside.md. Does nothing if the folder is up to date. Needs only `npm ci`.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = new URL("../", import.meta.url);
const TARGET = new URL("vendor/mcp-sdk/", ROOT);
const SDK = "@modelcontextprotocol/sdk";

const ENTRY = `
  export { McpServer } from "${SDK}/server/mcp.js";
  export { StdioServerTransport } from "${SDK}/server/stdio.js";
`;

/** The lock file pins the content of each package in the bundle. */
const stamp = createHash("sha256")
  .update(readFileSync(new URL(import.meta.url)))
  .update(readFileSync(new URL("package-lock.json", ROOT)))
  .digest("hex");
if (!isBuilt()) await buildFolder();

function isBuilt() {
  const path = new URL(".built", TARGET);
  return existsSync(path) && readFileSync(path, "utf8") === stamp;
}

/** Writes the folder completely or not at all, so that an interrupted build leaves no partial folder under the name. */
async function buildFolder() {
  // CommonJS, so that it shares the schema library with src/platform/node/schema.ts, which says why that is CommonJS.
  const { outputFiles, metafile } = await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(ROOT), loader: "ts" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["zod", "zod/*"],
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const part = new URL(`vendor/part-mcp-${process.pid}/`, ROOT);
  mkdirSync(part, { recursive: true });
  writeFileSync(new URL("index.cjs", part), outputFiles[0].contents);
  writeFileSync(new URL("index.d.cts", part), ENTRY.trim().replaceAll(/^ +/gm, "").concat("\n"));
  writeFileSync(new URL("LICENSES.txt", part), licences(packagesOf(metafile)));
  writeFileSync(new URL(".built", part), stamp);
  rmSync(TARGET, { recursive: true, force: true });
  renameSync(part, TARGET);
}

/** Returns the folders of the packages in the bundle, relative to the repository. A package may lie inside another one. */
function packagesOf({ inputs }) {
  const folders = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function licences(packages) {
  return packages
    .map((path) => {
      const folder = new URL(path, ROOT);
      const { name, version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${name} has no licence file; VoxWeave must ship its licence`);
      return `${name} ${version} (${license})\n\n${readFileSync(new URL(file, folder), "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}
