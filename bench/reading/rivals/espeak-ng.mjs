// eSpeak NG alone, without VoxWeave's normaliser, as in most engines. The npm package is its command line.
import { createInterface } from "node:readline";
import espeak from "espeak-ng";

const BATCH = 500;
// eSpeak breaks lines at marks, so words that no text contains separate the texts.
const BETWEEN = "betwixt yonder";

async function phonemizeLines(lines) {
  const instance = await espeak({
    arguments: ["--phonout", "out", "-q", "--ipa", "-v", "en-us", "-f", "in"],
    preRun: [(module) => module.FS.writeFile("in", lines.map((line) => `${line}\n\n`).join(""))],
    print: () => {},
    printErr: () => {},
  });
  return instance.FS.readFile("out", { encoding: "utf8" })
    .split("\n")
    .slice(0, -1)
    .map((line) => line.trim());
}

const [between] = await phonemizeLines([BETWEEN]);
const texts = [];
for await (const line of createInterface({ input: process.stdin })) texts.push(JSON.parse(line));
for (let start = 0; start < texts.length; start += BATCH) {
  const batch = texts.slice(start, start + BATCH);
  const read = [""];
  for (const line of await phonemizeLines(batch.flatMap((text) => [text, BETWEEN]))) {
    if (line === between) read.push("");
    else read[read.length - 1] += `${line} `;
  }
  if (read.length !== batch.length + 1) throw new Error(`eSpeak NG read ${read.length - 1} of ${batch.length} texts`);
  for (const phonemes of read.slice(0, -1)) process.stdout.write(`${JSON.stringify({ phonemes })}\n`);
}
