// Makes vendor/mcp-sdk/: the server part of the package @modelcontextprotocol/sdk with its dependencies as one file, and
// their licences. See docs/adr/027-mcp-inside.md. Does nothing if the folder is up to date. Needs only `npm ci`.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { packageLicences } from "./package-licences.mjs";
import { buildFolder } from "./replace-folder.mjs";

const ROOT = new URL("../", import.meta.url);
const TARGET = new URL("vendor/mcp-sdk/", ROOT);
const SDK = "@modelcontextprotocol/sdk";

const ENTRY = `
  export { Server } from "${SDK}/server/index.js";
  export { StdioServerTransport } from "${SDK}/server/stdio.js";
  export { CallToolRequestSchema, ListToolsRequestSchema, ToolSchema } from "${SDK}/types.js";
`;

/** The lock file pins the content of each package in the bundle. */
const inputs = [
  new URL(import.meta.url),
  new URL("package-licences.mjs", import.meta.url),
  new URL("package-lock.json", ROOT),
];
await buildFolder(TARGET, inputs, write);

async function write(part) {
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
  mkdirSync(part, { recursive: true });
  writeFileSync(new URL("index.cjs", part), outputFiles[0].contents);
  writeFileSync(new URL("index.d.cts", part), ENTRY.trim().replaceAll(/^ +/gm, "").concat("\n"));
  writeFileSync(new URL("LICENSES.txt", part), packageLicences(metafile.inputs));
}
