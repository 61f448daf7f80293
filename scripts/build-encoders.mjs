// Makes data/encoders/: the encoders of LAME, libopus, libFLAC and FFmpeg (AAC) as WebAssembly, from development
// dependencies. See docs/adr/025-encoders-inside.md. Does nothing if the folder is up to date. Needs only Node.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { readGlue } from "./encoders/read-glue.mjs";
import { renameWasm } from "./encoders/rename-wasm.mjs";
import { buildFolder } from "./replace-folder.mjs";

const MODULES = new URL("../node_modules/", import.meta.url);
const TARGET = new URL("../data/encoders/", import.meta.url);
const LICENCES = new URL("../licences/encoders/", import.meta.url);

/** Each encoder, and how its WebAssembly is read from its package. */
const ENCODERS = {
  lame: { from: "wasm-media-encoders", read: () => bytesOf("wasm-media-encoders/wasm/mp3.wasm") },
  // SIMD is twice as fast, and all browsers and versions of Node that VoxWeave supports have it.
  opus: { from: "@evan/opus", read: () => bytesOf("@evan/opus/wasm/simd.wasm") },
  flac: { from: "@mediabunny/flac-encoder", read: () => readEmscripten("@mediabunny/flac-encoder", "flac") },
  aac: { from: "@mediabunny/aac-encoder", read: () => readEmscripten("@mediabunny/aac-encoder", "aac") },
};

const versions = Object.values(ENCODERS).map(({ from }) => JSON.parse(bytesOf(`${from}/package.json`)).version);
const inputs = [new URL(import.meta.url), new URL("encoders/", import.meta.url), ...versions, LICENCES];
await buildFolder(TARGET, inputs, write);

function write(part) {
  mkdirSync(part, { recursive: true });
  for (const [name, { read }] of Object.entries(ENCODERS)) {
    writeFileSync(new URL(`${name}.wasm.br`, part), brotliCompressSync(read()));
  }
  for (const file of readdirSync(LICENCES)) copyFileSync(new URL(file, LICENCES), new URL(file, part));
}

function bytesOf(path) {
  return readFileSync(new URL(path, MODULES));
}

/** The package holds the WebAssembly as a string in the code that Emscripten made, with names of one letter. */
function readEmscripten(name, codec) {
  const { wasm, imports, exports } = readGlue(bytesOf(`${name}/dist/modules/build/${codec}.js`).toString());
  return renameWasm(wasm, imports, exports);
}
