import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Case, expand, type Homograph, readCases, readHomographs, readNames } from "./cases.js";
import { type Contestant, readAll, readKept } from "./contestants.js";
import { hasTheSense, saysIt, saysTheName, soundsLikeIt, soundsOfWord, textsToRead, wordsOf } from "./judge.js";
import { classTable, type Entry, homographTable, nameTable, type Row, wikipediaTable } from "./report.js";
import { accuracyOfRival, readWikipedia, type WikipediaMaterial } from "./wikipedia.js";

/**
 * Scores the reading of English by VoxWeave and its rivals, on the same cases, in one run, and prints the tables of
 * docs/reading-benchmark.md, which explains how a reading is judged.
 *
 * Options: `--misaki PYTHON`, `--kokoro-onnx PYTHON`, `--kokoro-fastapi PYTHON --checkout FOLDER` measure these as well;
 * `--only-ours` leaves the rivals out; `--ours FILE` measures the command line of another build; `--failures FILE` writes the
 * wrong readings of VoxWeave; `--write` writes the tables into docs/reading-benchmark.md; `--cases FOLDER` uses other cases;
 * `--keep FOLDER` keeps the readings of the rivals for the next run; `--wikipedia TRAIN.tsv` adds a table of the sentences of
 * the Wikipedia homograph data, and `--every 4` of every fourth.
 */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const READING = join(ROOT, "bench", "reading");
const { values: options } = parseArgs({
  options: {
    misaki: { type: "string" },
    "kokoro-onnx": { type: "string" },
    "kokoro-fastapi": { type: "string" },
    checkout: { type: "string" },
    ours: { type: "string", default: join(ROOT, "dist", "cli", "main.js") },
    cases: { type: "string", default: join(READING, "cases") },
    keep: { type: "string" },
    "only-ours": { type: "boolean", default: false },
    failures: { type: "string" },
    write: { type: "boolean", default: false },
    wikipedia: { type: "string" },
    every: { type: "string", default: "1" },
  },
});

const own = ours();
const contestants = [own, ...(options["only-ours"] ? [] : await rivals())];
for (const { name, command } of contestants) {
  const { error } = spawnSync(command, ["--version"]);
  if (error !== undefined) throw new Error(`${name} cannot start: ${error.message}`);
}
if (options.keep !== undefined) await mkdir(options.keep, { recursive: true });
const cases = await readCases(options.cases);
const homographs = await readHomographs(join(READING, "homographs.tsv"));
const names = await readNames(join(READING, "names.tsv"));
const wikipedia =
  options.wikipedia === undefined
    ? undefined
    : await readWikipedia(options.wikipedia, new URL("training/homographs/", `file://${ROOT}`), Number(options.every));
const texts = [...new Set(textsToRead({ cases, homographs, names }))];
const sentences = wikipedia?.homographs.map(({ text }) => text) ?? [];
const words = new Set(sentences.flatMap(wordsOf));
const entries: Entry[] = [];
for (const contestant of contestants) {
  const all = [...texts, ...(contestant === own ? words : sentences)];
  process.stderr.write(`${contestant.name} reads ${all.length} texts\n`);
  const file = contestant !== own && options.keep !== undefined ? join(options.keep, `${contestant.name}.json`) : null;
  const readings = await (file === null ? readAll(contestant, all) : readKept(contestant, all, file));
  entries.push({ contestant, readings });
}
const [voxweave, ...others] = entries;
if (voxweave === undefined) throw new Error("nothing was measured");
const tables = [
  classTable(cases, [voxweave, ...others]),
  homographTable(homographs, entries),
  nameTable(names, entries),
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}: ${entries
    .map(({ contestant }) => `${contestant.name} is ${contestant.about}`)
    .join("; ")}.`,
].join("\n\n");
const ofWikipedia = wikipedia === undefined ? undefined : wikipediaTable(wikipediaRows(wikipedia, voxweave, others));
console.log([tables, ...(ofWikipedia === undefined ? [] : [ofWikipedia])].join("\n\n"));
if (options.failures !== undefined) await writeFile(options.failures, failures(voxweave));
if (options.write) {
  await writeTable("tables", tables);
  if (ofWikipedia !== undefined) await writeTable("rivals on Wikipedia", ofWikipedia);
}

/** Returns the accuracy of each contestant on the Wikipedia homograph data. */
function wikipediaRows({ homographs, ours }: WikipediaMaterial, { readings }: Entry, rivals: readonly Entry[]): Row[] {
  return [
    { label: "VoxWeave, each sentence read by a classifier trained without it", accuracy: ours },
    ...rivals.map((rival): Row => {
      return { label: rival.contestant.name, accuracy: accuracyOfRival(homographs, rival.readings, readings) };
    }),
  ];
}

function ours(): Contestant {
  const args = [options.ours, "explain", "--json"];
  return { name: "VoxWeave", about: "this tree", command: process.execPath, args, takes: "text" };
}

async function rivals(): Promise<readonly Contestant[]> {
  const script = (name: string): string => join(READING, "rivals", name);
  const found: Contestant[] = [];
  const add = (name: string, about: string, command: string, ...args: readonly string[]): void => {
    found.push({ name, about, command, args, takes: "json" });
  };
  const misaki = "misaki 0.9.4 (American, en_core_web_sm 3.8.0, eSpeak NG behind it)";
  if (options.misaki !== undefined) add("misaki", misaki, options.misaki, script("misaki_en.py"));
  const peer = join(ROOT, "bench", "peers", "kokoro-js");
  const { version } = JSON.parse(await readFile(join(peer, "node_modules", "kokoro-js", "package.json"), "utf8"));
  add("kokoro-js", `kokoro-js ${version}`, process.execPath, join(peer, "reading.mjs"));
  const onnx = options["kokoro-onnx"];
  if (onnx !== undefined) add("kokoro-onnx", "kokoro-onnx 0.6.1", onnx, script("kokoro_onnx_en.py"));
  const server = options["kokoro-fastapi"];
  if (server !== undefined) {
    const { checkout } = options;
    if (checkout === undefined)
      throw new Error("--kokoro-fastapi needs a clone of its repository: add --checkout FOLDER");
    const release = (await readFile(join(checkout, "VERSION"), "utf8")).trim();
    const about = `Kokoro-FastAPI ${release} (its normalizer, then misaki as above)`;
    add("Kokoro-FastAPI", about, server, script("kokoro_fastapi_en.py"), checkout);
  }
  const espeak = JSON.parse(await readFile(join(ROOT, "node_modules", "espeak-ng", "package.json"), "utf8"));
  add("eSpeak NG", `the npm package espeak-ng ${espeak.version}, en-us`, process.execPath, script("espeak-ng.mjs"));
  return found;
}

/** Returns one line for each wrong reading: the case, the text, the accepted readings, the spoken words. */
function failures({ readings }: Entry): string {
  const phonemes = (text: string): string => readings.get(text)?.phonemes ?? "";
  const words = (one: Case): string[] => [
    one.id,
    saysIt(one, readings) ? "sounds" : "words",
    one.text,
    expand(one.accepted).slice(0, 6).join(" | "),
    readings.get(one.text)?.spoken ?? "",
    phonemes(one.text),
  ];
  const sense = (one: Homograph): string[] => [
    one.id,
    "homograph",
    one.text,
    one.right.join(" | "),
    soundsOfWord(one, readings),
    phonemes(one.text),
  ];
  const wrong = [
    ...cases.filter((one) => !saysIt(one, readings) || !soundsLikeIt(one, readings)).map(words),
    ...homographs.filter((one) => !hasTheSense(one, readings)).map(sense),
    ...names
      .filter((one) => !saysTheName(one, readings))
      .map(({ kind, name, right }) => [kind, "name", name, right.join(" | "), "", phonemes(name)]),
  ];
  return wrong.map((cells) => `${cells.join("\t")}\n`).join("");
}

/** Replaces the table between two comments of the document. */
async function writeTable(name: string, table: string): Promise<void> {
  const file = join(ROOT, "docs", "reading-benchmark.md");
  const text = await readFile(file, "utf8");
  const [before, , after] = text.split(new RegExp(`<!-- (?:end of )?${name} -->\\n`));
  await writeFile(file, `${before}<!-- ${name} -->\n\n${table}\n\n<!-- end of ${name} -->\n${after}`);
}
