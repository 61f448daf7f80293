// npm run readings: compares the reading of each line in test/languages/english/corpus/readings.tsv with the pinned one, and prints
// the lines that differ. With --accept it writes the new readings, after you have checked them. Build first.
import { readFile, writeFile } from "node:fs/promises";
import { createFrontEnd } from "../dist/index.js";

const CORPUS = new URL("../test/languages/english/corpus/readings.tsv", import.meta.url);
const AT_ONCE = 100;

const lines = (await readFile(CORPUS, "utf8")).trimEnd().split("\n");
const frontEnd = createFrontEnd();
const read = async (line) => {
  const [text] = line.split("\t");
  const { phonemes } = await frontEnd.explain(text, { markup: "plain" });
  return `${text}\t${phonemes}`;
};
const now = [];
for (let at = 0; at < lines.length; at += AT_ONCE) {
  now.push(...(await Promise.all(lines.slice(at, at + AT_ONCE).map(read))));
}
await frontEnd.close();
const changed = now.flatMap((line, index) => (line === lines[index] ? [] : [`- ${lines[index]}\n+ ${line}`]));
console.log([...changed, `${changed.length} of ${lines.length} readings differ`].join("\n"));
if (process.argv.includes("--accept")) await writeFile(CORPUS, `${now.join("\n")}\n`);
else if (changed.length > 0) process.exitCode = 1;
