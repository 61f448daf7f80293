// Makes dist/web/: the scripts of VoxWeave for browsers, onnxruntime's WebAssembly, and the licences of the packages in them.
// Needs only `npm ci`. See docs/adr/030-speech-in-the-page.md.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleForBrowser } from "./browser-bundle.mjs";
import { packageLicences } from "./package-licences.mjs";
import { replaceFolder } from "./replace-folder.mjs";

const ROOT = new URL("../", import.meta.url);
const TARGET = new URL("dist/web/", ROOT);
const ONNXRUNTIME = new URL("node_modules/onnxruntime-web/dist/", ROOT);

await replaceFolder(TARGET, write);

async function write(folder) {
  const entry = fileURLToPath(new URL("src/entries/browser.ts", ROOT));
  const inputs = await bundleForBrowser({ voxweave: entry }, fileURLToPath(folder), { minify: true });
  mkdirSync(new URL("onnxruntime/", folder));
  // The second build has WebGPU. A page loads it only to try a GPU.
  const builds = ["ort-wasm-simd-threaded", "ort-wasm-simd-threaded.asyncify"];
  for (const file of builds.flatMap((build) => [`${build}.mjs`, `${build}.wasm`]))
    copyFileSync(new URL(file, ONNXRUNTIME), new URL(`onnxruntime/${file}`, folder));
  writeFileSync(new URL("LICENSES.txt", folder), packageLicences(inputs));
}
