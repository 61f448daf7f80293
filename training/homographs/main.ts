import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { formatHomographModel } from "#dist/languages/english/homographs/learned/model-file.js";
import { type Answer, crossValidate, markedBy } from "./cross-validate.js";
import { type Example, makeExamples } from "./examples.js";
import { quantise } from "./quantise.js";
import { homographTable } from "./report.js";
import { accuracyOf } from "./scores.js";
import { readOwnSentences, readSenses, readWikipediaSentences } from "./tables.js";
import { BITS, prepare, shapeOf, train } from "./train.js";

/**
 * Trains the classifier of homographs: `node build/training/homographs/main.js TRAIN.tsv`. README.md explains the options.
 */
const ROOT = new URL("../../../", import.meta.url);
const FOLDER = new URL("training/homographs/", ROOT);
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: "string", default: "10" },
    "cross-validate": { type: "boolean", default: false },
    wrong: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const [file] = positionals;
if (file === undefined) throw new Error("Usage: main.js TRAIN.tsv [--cross-validate] [--wrong FILE] [--write]");

const senses = await readSenses(new URL("senses.tsv", FOLDER));
console.error("Reading the sentences with the front end takes some minutes");
const wikipedia = await makeExamples(await readWikipediaSentences(file), senses);
const own = await makeExamples(await readOwnSentences(new URL("sentences.tsv", FOLDER)), senses);
console.log(`${wikipedia.length} sentences of Wikipedia, ${own.length} of our own`);
const shape = shapeOf(senses, BITS, wikipedia[0]?.vector.length ?? 0);
const [ofWikipedia, ofOwn] = [prepare(wikipedia, shape), prepare(own, shape)];
if (options["cross-validate"]) {
  const folds = Number(options.folds);
  const answers = crossValidate(ofWikipedia, ofOwn, shape, { folds });
  const unseen = crossValidate(ofWikipedia, ofOwn, shape, { folds, byWord: true });
  const nested = crossValidate(ofWikipedia, ofOwn, shape, { folds, balance: "nested" });
  const table = homographTable([
    { label: `other sentences of the same words, ${folds} folds`, accuracy: accuracyOf(markedBy(answers)) },
    { label: "the same, with the setting of each fold chosen by the others", accuracy: accuracyOf(markedBy(nested)) },
    {
      label: "the same without our own sentences",
      accuracy: accuracyOf(markedBy(crossValidate(ofWikipedia, [], shape, { folds }))),
    },
    {
      label: "other words, by part of speech alone",
      accuracy: accuracyOf(markedBy(unseen).filter(({ word }) => hasParts(word))),
    },
  ]);
  console.log(table);
  if (options.write) await writeTable(table);
  if (options.wrong !== undefined) await writeFile(options.wrong, wrongLines(answers));
}
if (options.write) {
  const model = formatHomographModel(quantise(train([...ofWikipedia, ...ofOwn], shape), shape));
  const bytes = brotliCompressSync(model);
  const output = new URL("data/homographs.br", ROOT);
  await writeFile(output, bytes);
  const digest = createHash("sha256").update(bytes).digest("hex");
  console.log(`${fileURLToPath(output)}: ${bytes.length} bytes, SHA-256 ${digest}`);
}

/** Returns whether the part of speech distinguishes the senses of a word. */
function hasParts(word: string): boolean {
  const parts = (senses.get(word) ?? []).map((sense) =>
    sense.parts === "v" ? "v" : sense.parts.replace(/[na]+/, "n"),
  );
  return !parts.includes("-") && new Set(parts).size === parts.length;
}

async function writeTable(table: string): Promise<void> {
  const document = new URL("docs/reading-benchmark.md", ROOT);
  const [before, , after] = (await readFile(document, "utf8")).split(/<!-- (?:homographs|end of homographs) -->\n/);
  await writeFile(document, `${before}<!-- homographs -->\n\n${table}\n\n<!-- end of homographs -->\n${after}`);
}

/** Returns a line for each wrong answer: right sense, confidence, sentence. */
function wrongLines(answers: readonly Answer[]): string {
  const line = ({ sense, sentence }: Example, confidence: number): string =>
    `${sense}\t${confidence.toFixed(2)}\t${sentence.text}\n`;
  return answers
    .filter(({ prepared, chosen }) => chosen !== prepared.right)
    .map(({ prepared, confidence }) => line(prepared.example, confidence))
    .join("");
}
