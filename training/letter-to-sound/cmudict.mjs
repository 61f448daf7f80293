// Writes build/us_cmudict.json and build/gb_cmudict.json, the words of CMUdict for prepare.py: node cmudict.mjs. The build of
// VoxWeave has made data/.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

mkdirSync(new URL("build/", import.meta.url), { recursive: true });
for (const dialect of ["us", "gb"]) {
  const packed = readFileSync(new URL(`../../data/en-${dialect}.cmudict.br`, import.meta.url));
  const lines = brotliDecompressSync(packed).toString().trimEnd().split("\n");
  const words = Object.fromEntries(lines.map((line) => line.split("\t")));
  writeFileSync(new URL(`build/${dialect}_cmudict.json`, import.meta.url), JSON.stringify(words));
}
