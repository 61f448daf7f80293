import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";
import { runCommand } from "#dist/platform/node/processes/run-command.js";
import { makeKokoroJsModel } from "../kokoro-js-model.js";
import type { Materials } from "../materials.js";

/** Where kokoro-js looks for its model on the hub. */
const MODEL = "hub/onnx-community/Kokoro-82M-v1.0-ONNX/resolve/main";
/** Files that servers and CDNs send packed. The weights go out as they are: the hub does not pack them. */
const PACKED = [".html", ".js", ".mjs", ".json", ".wasm"];
const EXPORT_LIMIT_MS = 300_000;

/** Makes the folder of the site: the files of all contestants, and a page for each script. */
export async function makeSite(materials: Materials): Promise<string> {
  const folder = materials.work("browser-site");
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "kokoro-js"), { recursive: true });
  materials.tell("the site is made");
  const exported = ["assets", "export", "--browser", join(folder, "voxweave"), "--voice", "af_heart"];
  const end = await runCommand([process.execPath, materials.program, ...exported], {
    env: process.env,
    timeoutMs: EXPORT_LIMIT_MS,
  });
  if (end.type !== "done") throw new Error(`assets export ${end.type}: ${"output" in end ? end.output : ""}`);
  await makeKokoroJs(folder, materials);
  await bundle([materials.script("browser/voxweave.mjs")], folder);
  for (const [name, script] of [
    ["voxweave", "/voxweave.js"],
    ["kokoro-js", "/kokoro-js/page.js"],
  ] as const)
    await writeFile(join(folder, `${name}.html`), `<!doctype html><script type="module" src="${script}"></script>`);
  await packFiles(folder);
  return folder;
}

/** Writes the files of kokoro-js: its script, onnxruntime's WebAssembly, and what it gets from the hub. */
async function makeKokoroJs(folder: string, { script, int8Model, voice }: Materials): Promise<void> {
  const peer = (path: string): string => script(`peers/kokoro-js/${path}`);
  await bundle([peer("page.mjs"), peer("page-worker.mjs")], join(folder, "kokoro-js"));
  for (const file of ["ort-wasm-simd-threaded.jsep.mjs", "ort-wasm-simd-threaded.jsep.wasm"])
    await copyFile(peer(`node_modules/@huggingface/transformers/dist/${file}`), join(folder, "kokoro-js", file));
  await makeKokoroJsModel(await int8Model(), join(folder, MODEL), "q8");
  await mkdir(join(folder, MODEL, "voices"));
  await copyFile(await voice(), join(folder, MODEL, "voices", "af_heart.bin"));
}

async function bundle(entryPoints: readonly string[], outdir: string): Promise<void> {
  await build({
    entryPoints: [...entryPoints],
    outdir,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["/voxweave/*"],
    logLevel: "error",
  });
}

/** Adds the packed twins of files, so that the site sends them as a CDN does. */
async function packFiles(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((one) => PACKED.includes(extname(one)))) {
    const packed = await promisify(gzip)(await readFile(join(folder, name)));
    await writeFile(join(folder, `${name}.gz`), packed);
  }
}
