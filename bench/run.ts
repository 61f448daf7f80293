import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openAssets } from "#dist/assets/open-assets.js";
import { fetchModel } from "#dist/engines/kokoro-onnx/model.js";
import { Contestant, type ContestantSpec, type Result } from "./contestant.js";
import { makeKokoroJsModel } from "./kokoro-js-model.js";
import { verify, verifyAlike } from "./verify.js";

/**
 * Speaks the same texts with VoxWeave and its rivals, in turn, in one run; verifies what was spoken, and prints the
 * medians side by side.
 *
 * Argument: how many rounds (default 3, after one that does not count).
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WORK = join(ROOT, "build", "bench-work");
const TEXTS = ["short", "medium", "long"] as const;
const rounds = Number(process.argv[2] ?? 3);

await mkdir(WORK, { recursive: true });
const texts = await Promise.all(TEXTS.map((name) => readFile(join(ROOT, "bench", "texts", `${name}.txt`), "utf8")));
const specs = await prepareContestants();
describeMachine();
const cold = await measureColdStarts();
const results = await measureTexts();
report();

async function prepareContestants(): Promise<readonly ContestantSpec[]> {
  const assets = openAssets();
  const int8 = await assets.fetch("kokoro-v1.0-int8");
  const prepared = await fetchModel(assets, { variant: "plain" });
  await assets.fetch("voices/af_heart");
  const peer = join(ROOT, "bench", "peers", "kokoro-js", "contestant.mjs");
  await makeKokoroJsModel(int8.path, join(WORK, "kokoro-js-q8"), "q8");
  await makeKokoroJsModel(prepared, join(WORK, "kokoro-js-fp32"), "fp32");
  return [
    { name: "voxweave", args: [join(ROOT, "bench", "contestants", "voxweave.mjs")] },
    { name: "kokoro-js int8", args: [peer, join(WORK, "kokoro-js-q8"), "q8"] },
    { name: "kokoro-js float32", args: [peer, join(WORK, "kokoro-js-fp32"), "fp32"] },
  ];
}

/** From a process that does not exist yet to the first sound of the short text. */
async function measureColdStarts(): Promise<ReadonlyMap<string, number>> {
  const seconds = new Map<string, number[]>(specs.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const spec of specs) {
      progress(`cold start, round ${round} of ${rounds}: ${spec.name}`);
      const taken = await Contestant.coldStart(spec, texts[0] ?? "", join(WORK, "cold.f32"));
      if (round > 0) seconds.get(spec.name)?.push(taken); // The first round fills the disk cache.
    }
  }
  return new Map([...seconds].map(([name, values]) => [name, median(values)]));
}

async function measureTexts(): Promise<ReadonlyMap<string, readonly Result[][]>> {
  const contestants = specs.map((spec) => new Contestant(spec));
  for (const contestant of contestants) await contestant.ready();
  const measured = new Map<string, Result[][]>(specs.map(({ name }) => [name, TEXTS.map(() => [])]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, text] of texts.entries()) {
      const alike: { name: string; samples: Float32Array }[] = [];
      for (const contestant of contestants) {
        progress(`${TEXTS[index]}, round ${round} of ${rounds}: ${contestant.name}`);
        const result = await contestant.speak(text, join(WORK, "spoken.f32"));
        verify(contestant.name, text, result.samples);
        alike.push({ name: contestant.name, samples: result.samples });
        if (round > 0) measured.get(contestant.name)?.[index]?.push(result);
      }
      verifyAlike(alike);
    }
  }
  for (const contestant of contestants) await contestant.close();
  return measured;
}

function report(): void {
  const columns = [
    "text",
    "contestant",
    "audio s",
    "took s",
    "RTF",
    "first sound s",
    "CPU s per s",
    "peak RSS MB",
    "cold start s",
  ];
  const rows = TEXTS.flatMap((text, index) =>
    specs.map(({ name }) => {
      const runs = results.get(name)?.[index] ?? [];
      const of = (value: (run: Result) => number): number => median(runs.map(value));
      return [
        text,
        name,
        of((run) => run.audioSeconds).toFixed(2),
        of((run) => run.tookSeconds).toFixed(2),
        of((run) => run.tookSeconds / run.audioSeconds).toFixed(3),
        of((run) => run.firstSeconds).toFixed(2),
        of((run) => run.cpuSeconds / run.audioSeconds).toFixed(2),
        (Math.max(...runs.map((run) => run.peakRssBytes)) / 1e6).toFixed(0),
        index === 0 ? (cold.get(name) ?? 0).toFixed(2) : "",
      ];
    }),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  console.log([line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n"));
  void writeFile(join(WORK, "results.json"), JSON.stringify({ cold: [...cold], rows }, null, 2));
}

function describeMachine(): void {
  const [cpu] = cpus();
  console.log(
    `${cpu?.model}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
  );
  console.log(`medians of ${rounds} rounds, contestants in turn; same int8 weights, voice af_heart, speed 1\n`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
