import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CONTESTANTS } from "./contestants/all.js";
import type { Contestant } from "./contestants/contestant.js";
import { appendRun, type Run, readRuns } from "./history.js";
import { measureLimits } from "./limit/limits.js";
import { describeCommit, describeMachine } from "./machine.js";
import { gatherMaterials } from "./materials.js";
import { type Measurements, measure, type Ready } from "./measure.js";
import { contestantTable, limitTable, rowsOf } from "./report.js";
import { KINDS } from "./texts.js";
import { writeDocs } from "./write-docs.js";

/**
 * Speaks the same texts with VoxWeave and its rivals, in turn, in one run. Verifies the sound, prints the figures beside the
 * limit of the machine, and adds the run to bench/history.jsonl. See docs/performance.md.
 *
 * Options: `--only NAME,NAME`; `--rounds N` (default 3); `--texts word,short,medium,long`; `--write` writes the
 * tables into docs/performance.md and draws docs/performance.svg.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORK = join(ROOT, "build", "bench-work");
const HISTORY = join(ROOT, "bench", "history.jsonl");
const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "3" },
    texts: { type: "string", default: KINDS.join(",") },
    write: { type: "boolean", default: false },
  },
});

const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new RangeError(`--rounds must be a positive whole number, got ${options.rounds}`);
const kinds = chosen("--texts", options.texts, KINDS, String);
const asked = chosen("--only", options.only, CONTESTANTS, ({ name }) => name);
await mkdir(WORK, { recursive: true });
const materials = gatherMaterials(ROOT, WORK, tell);
const { ready, leftOut } = await prepareAll(asked);
const torch = ready.find(({ name }) => name === "kokoro-torch")?.command.program;
tell("the limit of this machine");
const limits = await measureLimits(materials, torch);
const measured = await measure(ready, { kinds, rounds, out: join(WORK, "spoken.f32"), tell });
tell("done");
if (process.stderr.isTTY) process.stderr.write("\n");
const run: Run = {
  date: new Date().toISOString(),
  commit: describeCommit(ROOT),
  machine: describeMachine(await readFile("/proc/cpuinfo", "utf8")),
  rounds,
  rows: rowsOf(
    ready.map(({ name }) => name),
    measured,
  ),
  limits,
};
const report = reportOf(run, measured);
console.log(report);
await appendRun(HISTORY, run);
if (options.write) await writeDocs(join(ROOT, "docs"), report, await readRuns(HISTORY));
if (measured.faults.length > 0) process.exitCode = 1;

/** Returns the items of `all` that an option names, or all. @throws {RangeError} for an unknown name. */
function chosen<T>(option: string, names: string | undefined, all: readonly T[], nameOf: (one: T) => string): T[] {
  if (names === undefined) return [...all];
  const wanted = names.split(",");
  const unknown = wanted.find((name) => !all.some((one) => nameOf(one) === name));
  if (unknown === undefined) return all.filter((one) => wanted.includes(nameOf(one)));
  throw new RangeError(`${option} does not know "${unknown}"; it knows ${all.map(nameOf).join(", ")}`);
}

/** Prepares the contestants. Lists those that cannot take part, with the reason, but fails if `--only` names one of them. */
async function prepareAll(contestants: readonly Contestant[]): Promise<{ ready: Ready[]; leftOut: string[] }> {
  const ready: Ready[] = [];
  const leftOut: string[] = [];
  for (const { name, reference, prepare } of contestants) {
    tell(`${name} is prepared`);
    try {
      ready.push({ name, reference, command: await prepare(materials) });
    } catch (error) {
      if (options.only !== undefined) throw error;
      leftOut.push(`${name} is left out: ${(error as Error).message}`);
    }
  }
  return { ready, leftOut };
}

function reportOf({ date, commit, machine, rows }: Run, { faults, counted }: Measurements): string {
  const { processor, cores, features, memoryGiB, node } = machine;
  const about = asked.flatMap(({ name, about: what }) =>
    rows.some((row) => row.name === name) ? `*${name}*: ${what}` : [],
  );
  const list = (lines: readonly string[]): string[] =>
    lines.length > 0 ? ["", ...lines.map((line) => `- ${line.replaceAll("\n", " ")}`)] : [];
  return [
    `${date.slice(0, 10)}, commit ${commit}, ${processor}, ${cores} cores (${features.join(", ")}), ${memoryGiB} GiB, Node ${node};`,
    `${rounds} ${rounds === 1 ? "round" : "rounds"}, ${counted.length} sounds that counted.`,
    "",
    contestantTable(rows),
    ...list([...about, ...leftOut, ...faults.map((fault) => `did not count: ${fault}`)]),
    "",
    `The network needs ${(limits.multiplyAdds / 1e9).toFixed(1)} billion multiply-adds for a second of sound, so that no contestant can be faster here than:`,
    "",
    limitTable(limits),
  ].join("\n");
}

function tell(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}
