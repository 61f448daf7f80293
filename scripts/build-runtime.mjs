// Makes vendor/onnxruntime-node/: the JavaScript and the CPU libraries of the package onnxruntime-node, without its install
// script, which downloads GPU libraries and fails without access to their server. See docs/adr/019-onnxruntime-inside.md.
// Does nothing if the folder is up to date. Needs only Node.
import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildFolder } from "./replace-folder.mjs";

const FROM = new URL("../node_modules/onnxruntime-node/", import.meta.url);
const TARGET = new URL("../vendor/onnxruntime-node/", import.meta.url);
const LICENCES = new URL("../licences/onnxruntime/", import.meta.url);

/**
 * Libraries that are left out: DirectML and the compilers of shaders, which onnxruntime.dll loads only for a GPU, and the
 * second name of the library for macOS.
 */
const LEFT_OUT = /^(?:DirectML|dxcompiler|dxil)\.dll$|^libonnxruntime\.\d+\.\d+\.\d+\.dylib$/;

const { name, version, license, main, types } = JSON.parse(readFileSync(new URL("package.json", FROM), "utf8"));
const manifest = JSON.stringify({ name, version, license, main, types }, null, 2);
await buildFolder(TARGET, [new URL(import.meta.url), manifest, LICENCES], write);

function write(part) {
  for (const path of filesBelow("dist/")) if (/\.(?:js|d\.ts)$/.test(path)) place(path, part);
  for (const path of filesBelow("bin/")) if (!LEFT_OUT.test(path.split("/").at(-1))) place(path, part);
  for (const file of readdirSync(LICENCES)) copyFileSync(new URL(file, LICENCES), new URL(file, part));
  writeFileSync(new URL("package.json", part), manifest);
}

function filesBelow(folder) {
  return readdirSync(new URL(folder, FROM), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"))
    .map((path) => path.slice(path.lastIndexOf(`onnxruntime-node/${folder}`) + "onnxruntime-node/".length));
}

/** Links a file, which takes no disk space, or copies it if it is on another disk. */
function place(path, root) {
  const target = new URL(path, root);
  mkdirSync(new URL(`${dirname(path)}/`, root), { recursive: true });
  try {
    linkSync(new URL(path, FROM), target);
  } catch {
    copyFileSync(new URL(path, FROM), target);
  }
}
