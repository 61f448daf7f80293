// Makes dist/web/: the scripts of VoxWeave for browsers, onnxruntime's WebAssembly, and the licences of the packages in them.
// Needs only `npm ci`. See docs/adr/030-speech-in-the-page.md.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleForBrowser } from "./browser-bundle.mjs";
import { packageLicences } from "./package-licences.mjs";

const ROOT = new URL("../", import.meta.url);
const TARGET = new URL("dist/web/", ROOT);
const ONNXRUNTIME = new URL("node_modules/onnxruntime-web/dist/", ROOT);

const part = new URL(`dist/web-part-${process.pid}/`, ROOT);
const entry = fileURLToPath(new URL("src/entries/browser.ts", ROOT));
const inputs = await bundleForBrowser({ voxweave: entry }, fileURLToPath(part), { minify: true });
mkdirSync(new URL("onnxruntime/", part));
for (const file of ["ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"])
  copyFileSync(new URL(file, ONNXRUNTIME), new URL(`onnxruntime/${file}`, part));
writeFileSync(new URL("LICENSES.txt", part), packageLicences(inputs));
if (existsSync(TARGET)) rmSync(TARGET, { recursive: true });
renameSync(part, TARGET);
