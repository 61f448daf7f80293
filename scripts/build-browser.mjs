// Makes dist/web/: the scripts of VoxWeave for browsers, onnxruntime's WebAssembly, and the licences of the packages in them.
// Needs only `npm ci`. See docs/adr/030-speech-in-the-page.md.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
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
  for (const build of ["ort-wasm-simd-threaded", "ort-wasm-simd-threaded.asyncify"]) {
    copyFileSync(new URL(`${build}.mjs`, ONNXRUNTIME), new URL(`onnxruntime/${build}.mjs`, folder));
    // Few hosts of static files pack WebAssembly, which is four times larger as it is.
    const packed = gzipSync(readFileSync(new URL(`${build}.wasm`, ONNXRUNTIME)), { level: 9 });
    writeFileSync(new URL(`onnxruntime/${build}.wasm.gz`, folder), packed);
  }
  writeFileSync(new URL("LICENSES.txt", folder), packageLicences(inputs));
}
