import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createRandom } from "./random.js";
import { type Ask, MODES } from "./server-modes.js";
import { identityOf, type ServerHoldings, startServer } from "./server-process.js";

/**
 * npm run soak:server -- [--minutes 10] [--clients 16] [--kill-seconds 20] [--engine kokoro-onnx] [--seed 1]
 *
 * Runs `voxweave serve` at full load: clients ask in every mode and format, one in five leaves early, one in ten reads slowly, and
 * at intervals a random worker is killed with kill -9. Each answer must be the bytes that a client gets who asks alone. After a
 * warm-up of four tenths of the time, the mean memory of the server may grow by 8 MB from one half of the rest to the other; that of
 * a worker, which changes with each kill, by 24 MB from the first half of all to the second. At the end nothing may be left over.
 * It needs Linux, because it reads /proc.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    clients: { type: "string", default: "16" },
    "kill-seconds": { type: "string", default: "20" },
    engine: { type: "string", default: "kokoro-onnx" },
    seed: { type: "string", default: "1" },
  },
});
const minutes = Number(values.minutes);
const killMs = 1_000 * Number(values["kill-seconds"]);
const MB = 1e6;
/** The part of the time in which the server still reaches code and buffers that it had not used before. */
const WARM_UP = 0.4;
/** Bounds of the growth of the mean from one half to the other: of the server, after the warm-up, and of a worker. @unit bytes */
const MOST_GROWTH = { server: 8 * MB, worker: 24 * MB };
/** Time in which the connections of the clients close. @unit ms */
const SETTLE_MS = 60_000;
/** Exit code after SIGTERM. */
const STOPPED = 143;

const TEXTS = [
  "Yes.",
  "The boat leaves at half past five.",
  "Dr. Smith paid $3.50 for two apples. He ate one of them at once.",
  "It rained all day, and the streets were empty. Nobody came to the market, but the baker sold his last loaf.",
];

/** One reading of the resources. */
interface Sample extends ServerHoldings {
  /** @unit ms since the start of the load */
  readonly atMs: number;
}

const random = createRandom(Number(values.seed));
const jobs = Object.entries(MODES).flatMap(([mode, ask]) => TEXTS.map((text) => ({ mode, ask, text })));
const right = new Map<string, Buffer>();
const wrong: string[] = [];
const samples: Sample[] = [];
/** Identities of all workers that were seen. */
const workers = new Set<string>();
const counts = { right: 0, left: 0, kills: 0 };

const server = await startServer(["--engine", values.engine, "--workers", "2", "--cache", "1"]);
console.log(`${values.engine}: each of ${Object.keys(MODES).length} modes speaks ${TEXTS.length} texts alone`);
for (const { mode, ask, text } of jobs) right.set(`${mode} ${text}`, await ask(server, text, calm()));
for (const { ask, text } of jobs)
  await ask(server, text, { ...calm(), signal: AbortSignal.timeout(300) }).catch(() => {});
const before = await settled();
const startedMs = performance.now();
console.log(`${values.clients} clients for ${minutes} min; a worker is killed every ${killMs / 1_000} s`);
console.log("| minute | right | left | kills | server MB | worker MB | descriptors | threads | processes |");
const over = new AbortController();
const watching = watch(over.signal);
const killing = killWorkers(over.signal);
await Promise.all(Array.from({ length: Number(values.clients) }, (_, client) => askOften(`10.0.0.${client + 1}`)));
over.abort();
await Promise.all([watching, killing]);
const after = await settled(before);
const code = await server.stop();
report();

/** Asks until the time is over, as one client. */
async function askOften(client: string): Promise<void> {
  while (performance.now() - startedMs < minutes * 60_000) {
    const job = jobs[Math.floor(random() * jobs.length)];
    if (job !== undefined) await askOnce(client, job);
  }
}

async function askOnce(
  client: string,
  { mode, ask, text }: { readonly mode: string; readonly ask: Ask; readonly text: string },
): Promise<void> {
  const left = new AbortController();
  const leaves = random() < 0.2;
  const timer = leaves ? setTimeout(() => left.abort(), 3_000 * random()) : undefined;
  const restMs = random() < 0.1 ? 100 : 0;
  try {
    const answer = await ask(server, text, { client, signal: left.signal, restMs });
    if (answer.equals(right.get(`${mode} ${text}`) ?? Buffer.alloc(0))) counts.right += 1;
    else wrong.push(`${mode} gave other bytes for "${text}"`);
  } catch (error) {
    if (left.signal.aborted) counts.left += 1;
    else wrong.push(`${mode} failed for "${text}": ${error}`);
  } finally {
    clearTimeout(timer);
  }
}

async function killWorkers(signal: AbortSignal): Promise<void> {
  while (await sleep(killMs, true, { signal }).catch(() => false)) {
    const { children } = await server.look();
    const victim = children[Math.floor(random() * children.length)];
    if (victim === undefined) continue;
    process.kill(victim, "SIGKILL");
    counts.kills += 1;
  }
}

/** Reads the resources each second, and prints those of each minute. */
async function watch(signal: AbortSignal): Promise<void> {
  for (let minute = 1; await sleep(1_000, true, { signal }).catch(() => false); ) {
    const sample = { ...(await server.look()), atMs: performance.now() - startedMs };
    for (const pid of sample.children) {
      const identity = identityOf(pid);
      if (identity !== undefined) workers.add(identity);
    }
    samples.push(sample);
    if (sample.atMs < minute * 60_000) continue;
    printMinute(minute);
    minute += 1;
  }
}

function printMinute(minute: number): void {
  const own = samples.filter(({ atMs }) => atMs >= (minute - 1) * 60_000);
  const most = (of: (sample: Sample) => number): number => Math.max(...own.map(of));
  const cells = [minute, counts.right, counts.left, counts.kills, inMB(mean(own.map(({ rss }) => rss)))];
  cells.push(inMB(meanWorker(own)));
  const held = [most((it) => it.descriptors), most((it) => it.threads), most((it) => it.children.length)];
  console.log(`| ${[...cells, ...held].join(" | ")} |`);
}

/** Waits until the connections are closed, then returns the resources that are left. */
async function settled(bound?: ServerHoldings): Promise<ServerHoldings> {
  for (const start = performance.now(); ; await sleep(500)) {
    const now = await server.look();
    const isOver = performance.now() - start > SETTLE_MS;
    const isSettled = bound !== undefined && own(now) <= own(bound) && (await server.active()) === 0;
    if (isOver || isSettled || (bound === undefined && performance.now() - start > 2_000)) return now;
  }
}

/** Returns the growth from the first half to the second of all samples after a part of the time. */
function growthSince(part: number, of: (half: readonly Sample[]) => number): number {
  const whole = minutes * 60_000;
  const middle = (whole * (1 + part)) / 2;
  const [first, second] = [
    samples.filter(({ atMs }) => atMs >= whole * part && atMs < middle),
    samples.filter(({ atMs }) => atMs >= middle),
  ];
  return of(second) - of(first);
}

function report(): void {
  const serverGrowth = growthSince(WARM_UP, (own) => mean(own.map(({ rss }) => rss)));
  const workerGrowth = growthSince(0, meanWorker);
  const leftOver = [...workers].filter((worker) => identityOf(Number.parseInt(worker, 10)) === worker);
  const checks: readonly (readonly [string, boolean, string])[] = [
    ["right answers", wrong.length === 0, `${counts.right} of ${counts.right + wrong.length}`],
    ["server after warm-up, 2nd half over 1st", serverGrowth < MOST_GROWTH.server, `${inMB(serverGrowth)} MB`],
    ["worker, 2nd half over 1st", workerGrowth < MOST_GROWTH.worker, `${inMB(workerGrowth)} MB`],
    ["descriptors beside those of workers", own(after) <= own(before), `${own(before)} before, ${own(after)} after`],
    ["threads", after.threads <= before.threads, `${before.threads} before, ${after.threads} after`],
    ["exit code after SIGTERM", code === STOPPED, String(code)],
    ["processes left over", leftOver.length === 0, `${leftOver.length} of ${workers.size} workers`],
  ];
  console.log(`\n${minutes} min, ${values.clients} clients, Node ${process.version}`);
  console.log(`  left early: ${counts.left}; workers killed with kill -9: ${counts.kills}`);
  for (const [what, good, found] of checks) console.log(`  ${good ? "ok " : "BAD"} ${what}: ${found}`);
  for (const fault of wrong.slice(0, 10)) console.log(`      ${fault}`);
  if (!checks.every(([, good]) => good)) process.exitCode = 1;
}

/** Returns the mean memory of a worker. One maximum would tell which worker lived long enough for its second model. */
function meanWorker(samples: readonly Sample[]): number {
  return mean(samples.flatMap(({ workersRss }) => workersRss));
}

/** Returns the descriptors without those of the workers, of which there may be a spare one. Each has two. */
function own({ descriptors, children }: ServerHoldings): number {
  return descriptors - 2 * children.length;
}

/** A client that is alone and stays. */
function calm(): Parameters<Ask>[2] {
  return { client: "10.0.0.100", signal: new AbortController().signal, restMs: 0 };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}

function inMB(bytes: number): string {
  return (bytes / MB).toFixed(1);
}
