import { mkdir, readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { BROWSER_CONTESTANTS } from "./browser/contestants.js";
import { makeSite } from "./browser/make-site.js";
import { measurePages, type PageResults } from "./browser/measure-pages.js";
import { speakInNode } from "./browser/node-speech.js";
import { chromiumVersion } from "./browser/open-contestant.js";
import { gainTable, PAGE_KINDS, speedTable, visitTable } from "./browser/page-tables.js";
import { openSite } from "./browser/site.js";
import { describeCommit, describeMachine } from "./machine.js";
import { gatherMaterials } from "./materials.js";
import { replaceRun } from "./write-docs.js";

/**
 * Speaks the same texts with VoxWeave and kokoro-js in pages of Chromium, in turn, on one and two threads, and compares their sound
 * with that of Node. See docs/browser-performance.md.
 *
 * Options: `--rounds N` (default 3); `--threads 2,1`; `--texts short,medium`; `--write` writes the tables into docs/browser-performance.md.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORK = join(ROOT, "build", "bench-work");
const RIVAL = "kokoro-js-int8";
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    threads: { type: "string", default: "2,1" },
    texts: { type: "string", default: PAGE_KINDS.join(",") },
    write: { type: "boolean", default: false },
  },
});

const rounds = wholeNumber("--rounds", options.rounds);
const threads = options.threads.split(",").map((count) => wholeNumber("--threads", count));
const asked = options.texts.split(",");
const kinds = PAGE_KINDS.filter((kind) => asked.includes(kind));
if (kinds.length < asked.length) throw new RangeError(`--texts takes ${PAGE_KINDS}, got ${options.texts}`);
const load = loadavg().map((value) => value.toFixed(1));
await mkdir(WORK, { recursive: true });
const folder = await makeSite(gatherMaterials(ROOT, WORK, tell));
tell("Node speaks the texts");
const texts = await speakInNode(rounds, kinds);
const demo = await readFile(join(ROOT, "examples", "demo.txt"), "utf8");
await using site = await openSite(folder);
const results: PageResults[] = [];
for (const count of threads) {
  const contestants = BROWSER_CONTESTANTS;
  results.push(...(await measurePages({ site, threads: count, contestants, ...texts, visits: rounds, demo, tell })));
}
const report = await reportOf(results);
console.log(report);
if (options.write) await replaceRun(join(ROOT, "docs", "browser-performance.md"), report);
const faults = results.flatMap((one) => one.faults);
for (const fault of faults) console.error(`did not count: ${fault}`);
if (faults.length > 0) process.exitCode = 1;

async function reportOf(all: readonly PageResults[]): Promise<string> {
  const { processor, cores, memoryGiB, node } = describeMachine(await readFile("/proc/cpuinfo", "utf8"));
  const date = new Date().toISOString().slice(0, 10);
  return [
    `${date}, commit ${describeCommit(ROOT)}, ${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, Chromium ${await chromiumVersion()};`,
    `load before the run: ${load.join(", ")}; ${rounds} ${rounds === 1 ? "round" : "rounds"}.`,
    "",
    speedTable(all),
    "",
    visitTable(all),
    "",
    `How many times less VoxWeave needs than ${RIVAL}:`,
    "",
    gainTable(all, RIVAL),
    "",
    ...BROWSER_CONTESTANTS.map(({ name, about }) => `- *${name}*: ${about}`),
  ].join("\n");
}

function wholeNumber(option: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new RangeError(`${option} takes positive whole numbers, got ${value}`);
}

function tell(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}
