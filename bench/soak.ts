import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { PoolEvent } from "#dist/workers/supervisor.js";
import { createRandom } from "./random.js";
import { holdings, type NodeMemory, nodeMemory } from "./soak-holdings.js";
import { openKokoroSubject } from "./soak-kokoro.js";
import { openPythonSubject } from "./soak-python.js";
import type { SoakPool } from "./soak-subject.js";

/**
 * npm run soak -- [--engine python|kokoro-onnx] [--jobs 1000] [--kill-seconds 2] [--recycle 40] [--workers 2] [--seed 1]
 *
 * Runs jobs on a pool of workers. At intervals it kills a random worker with kill -9, and workers are also replaced after some
 * jobs. It checks every answer. At the end no process, descriptor, timer or memory may be left over. It needs Linux, because it
 * reads /proc. VOXWEAVE_TEST_PYTHON names a Python with numpy.
 */
const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "python" },
    jobs: { type: "string", default: "1000" },
    "kill-seconds": { type: "string", default: "2" },
    recycle: { type: "string", default: "40" },
    workers: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
  },
});
const jobs = Number(values.jobs);
const killMs = 1_000 * Number(values["kill-seconds"]);
const size = Number(values.workers);
const IN_FLIGHT = 24;
const MB = 1e6;

const random = createRandom(Number(values.seed));
const openSubject = values.engine === "python" ? openPythonSubject : openKokoroSubject;
const subject = await openSubject({ size, recycleJobs: Number(values.recycle), random });
const events: PoolEvent[] = [];
const wrong: string[] = [];
const memory: NodeMemory[] = [];
const workerRss: number[] = [];
let done = 0;
let kills = 0;
let killsAtWork = 0;

console.log(`${jobs} jobs of ${values.engine} on ${size} workers; one is killed every ${killMs / 1_000} s`);
await warmUp();
const before = await holdings();
const started = performance.now();
await soak();
const seconds = (performance.now() - started) / 1_000;
const after = await settled();
report();

/** Node opens some permanent descriptors with its first child process. */
async function warmUp(): Promise<void> {
  await using pool = subject.open(() => {});
  await pool.ready();
}

async function soak(): Promise<void> {
  await using pool = subject.open((event) => events.push(event));
  await pool.ready();
  const killing = new AbortController();
  const killer = kill(pool, killing.signal);
  let next = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (next < jobs) await speak(pool, next++);
    }),
  );
  killing.abort();
  await killer;
}

async function speak(pool: SoakPool, number: number): Promise<void> {
  try {
    const fault = await pool.speak(number);
    if (fault !== undefined) wrong.push(fault);
  } catch (error) {
    wrong.push(`job ${number}: ${error}`);
  }
  done += 1;
  if (done % Math.max(1, Math.floor(jobs / 20)) !== 0) return;
  for (const { rss } of pool.status().workers) if (rss !== undefined) workerRss.push(rss);
  const now = nodeMemory();
  memory.push(now);
  const at = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(
    `${done} of ${jobs} jobs, ${at} s, ${kills} kills, ${wrong.length} wrong, heap ${megabytes(now.heap)} MB`,
  );
}

async function kill(pool: SoakPool, signal: AbortSignal): Promise<void> {
  for (;;) {
    if (!(await sleep(killMs, true, { signal }).catch(() => false))) return;
    const { workers } = pool.status();
    const victim = workers[Math.floor(random() * workers.length)];
    if (victim?.pid === undefined) continue;
    try {
      process.kill(victim.pid, "SIGKILL");
    } catch {
      continue; // The worker was already ending.
    }
    kills += 1;
    if (victim.state === "busy") killsAtWork += 1;
  }
}

/** Waits until slow resources are closed, then returns the resources that are left. */
async function settled(): ReturnType<typeof holdings> {
  for (let tries = 0; ; tries += 1) {
    const now = await holdings();
    const same = now.descriptors <= before.descriptors && now.children.length === 0;
    if ((same && now.active.length <= before.active.length) || tries === 100) return now;
    await sleep(50);
  }
}

function report(): void {
  const count = (type: PoolEvent["type"]): number => events.filter((event) => event.type === type).length;
  const half = Math.floor(memory.length / 2);
  const most = (list: readonly NodeMemory[], of: keyof NodeMemory): number => Math.max(0, ...list.map((it) => it[of]));
  const grown = (of: keyof NodeMemory): number => most(memory.slice(half), of) - most(memory.slice(0, half), of);
  const checks: readonly (readonly [string, boolean, string])[] = [
    ["correct answers", wrong.length === 0 && done === jobs, `${done - wrong.length} of ${jobs}`],
    ["processes left over", after.children.length === 0, String(after.children.length)],
    [
      "descriptors",
      after.descriptors <= before.descriptors,
      `${before.descriptors} before, ${after.descriptors} after`,
    ],
    [
      "active resources",
      after.active.length <= before.active.length,
      `[${before.active}] before, [${after.active}] after`,
    ],
    [
      "listeners of process",
      after.listeners === before.listeners,
      `${before.listeners} before, ${after.listeners} after`,
    ],
    ["Node's heap, growth of 2nd half over 1st", grown("heap") < 4 * MB, `${megabytes(grown("heap"))} MB`],
    ["Node's buffers, the same", grown("buffers") < 8 * MB, `${megabytes(grown("buffers"))} MB`],
  ];
  console.log(`\n${jobs} jobs on ${size} workers in ${seconds.toFixed(1)} s; Node ${process.version}`);
  console.log(`  killed with kill -9: ${kills}, of these during a job: ${killsAtWork}`);
  console.log(`  workers started: ${count("started")}, of these planned replacements: ${count("recycling")}`);
  console.log(
    `  Node at its largest: ${megabytes(most(memory, "rss"))} MB resident, ${megabytes(most(memory, "heap"))} MB heap`,
  );
  console.log(`  workers: ${megabytes(Math.min(...workerRss))} to ${megabytes(Math.max(...workerRss))} MB resident`);
  for (const [what, good, found] of checks) console.log(`  ${good ? "ok " : "BAD"} ${what}: ${found}`);
  for (const fault of wrong.slice(0, 10)) console.log(`      ${fault}`);
  if (!checks.every(([, good]) => good)) process.exitCode = 1;
}

function megabytes(bytes: number): string {
  return (bytes / MB).toFixed(1);
}
