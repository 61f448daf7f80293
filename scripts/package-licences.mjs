// The licences of the packages whose code is in a bundle that esbuild made.
import { readdirSync, readFileSync } from "node:fs";

const ROOT = new URL("../", import.meta.url);

/**
 * Returns the licences of all packages in a bundle, one after another.
 *
 * @param inputs the inputs of esbuild's metafile
 */
export function packageLicences(inputs) {
  return packagesOf(inputs)
    .map(licenceOf)
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** Returns the folders of the packages, relative to the repository. A package may lie inside another one. */
function packagesOf(inputs) {
  const folders = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function licenceOf(path) {
  const folder = new URL(path, ROOT);
  const { name, version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) ?? LICENCES_ELSEWHERE[name];
  if (file === undefined) throw new Error(`${name} has no licence file; VoxWeave must ship its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(new URL(file, folder), "utf8").trim()}\n`;
}

/** Licence files of packages that have none of their own, relative to the package. */
const LICENCES_ELSEWHERE = {
  "@bufbuild/protobuf": "../../../LICENSE", // Apache-2.0, as VoxWeave.
  "onnxruntime-web": "../../licences/onnxruntime/LICENSE",
  saxes: "../../licences/saxes/LICENSE",
  "onnxruntime-common": "../../licences/onnxruntime/LICENSE",
};
