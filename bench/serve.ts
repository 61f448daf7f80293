import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { gatherMaterials, type Materials } from "./materials.js";
import { treeUsage } from "./process-tree.js";
import { percentile } from "./statistics.js";
import { sentences } from "./texts.js";
import { replaceRun } from "./write-docs.js";

/**
 * npm run bench:serve
 *
 * Measures speech servers under 1, 4 and 16 clients at once, one server after another in each round: the time to the first
 * sound, the sound made in all, and the memory of all processes of a server. Both servers speak the same weights, and answer
 * OpenAI's request for PCM, streamed.
 *
 * --rounds N  rounds, 3 by default.  --only A,B  names of servers.  --write  writes docs/server-performance.md
 */
const CLIENTS = [1, 4, 16] as const;
/** Requests of each client in a round. */
const REQUESTS = 2;
/** Size of a second of PCM: 24 kHz, 16 bits. @unit bytes */
const BYTES_PER_SECOND = 48_000;
const START_LIMIT_MS = 300_000;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A server to measure. */
interface Contestant {
  readonly name: string;
  readonly about: string;
  /** Returns the program, its arguments and its environment, for a port. */
  prepare(materials: Materials, port: number): Promise<Program>;
}

interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const CONTESTANTS: readonly Contestant[] = [
  voxweave("voxweave"),
  voxweave("voxweave-one-worker", "--workers", "1"),
  fastKokoro("float32"),
  fastKokoro("int8"),
];

/** VoxWeave's own server with further options. */
function voxweave(name: string, ...more: readonly string[]): Contestant {
  const options = ["--cache", "0", ...more];
  return {
    name,
    about: `\`voxweave serve ${options.join(" ")}\``,
    prepare: async ({ program }, port) => ({
      program: process.execPath,
      args: [program, "serve", "--port", String(port), ...options],
      env: {},
    }),
  };
}

/** The Python server fastkokoro, with its default options, on the export. Its own export is only on the model hub. */
function fastKokoro(precision: "float32" | "int8"): Contestant {
  return {
    name: `fastkokoro-${precision}`,
    about: `fastkokoro 0.7.0 (Python) on ${precision === "int8" ? "the int8 export" : "the plain float32 graph"}`,
    async prepare(materials, port) {
      const { script, voice, work, int8Model, float32Model } = materials;
      const python = await fastKokoroPython(materials);
      const voices = work("fastkokoro-voices.npz");
      await run(python, [script("peers/fastkokoro/make_voices.py"), await voice(), voices]);
      const FASTKOKORO_MODEL_PATH = precision === "int8" ? await int8Model() : await float32Model();
      const address = { FASTKOKORO_HOST: "127.0.0.1", FASTKOKORO_PORT: String(port) };
      return {
        program: python,
        args: ["-c", "from fastkokoro.cli import main; main()"],
        env: { ...address, FASTKOKORO_MODEL_PATH, FASTKOKORO_VOICES_PATH: voices },
      };
    },
  };
}

/** Makes the environment of fastkokoro. Two of its packages exist only as sources, which VoxWeave's own environments refuse. */
async function fastKokoroPython({ script, work, tell }: Materials): Promise<string> {
  const folder = work("python/fastkokoro");
  const python = join(folder, "bin", "python");
  const stamp = join(folder, "installed");
  if ((await stat(stamp).catch(() => undefined)) !== undefined) return python;
  tell("the Python environment of fastkokoro, which the first run makes");
  await run("python3", ["-m", "venv", "--clear", folder]);
  const lock = script("peers/fastkokoro/requirements.txt");
  await run(python, ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", lock]);
  await writeFile(stamp, "");
  return python;
}

/** A request that has been answered. */
interface Answered {
  readonly firstSeconds: number;
  readonly audioSeconds: number;
}

/** The result of one server under one number of clients. */
interface Result {
  readonly name: string;
  readonly clients: number;
  readonly answered: readonly Answered[];
  readonly seconds: number;
  readonly peakRssBytes: number;
}

const { values: flags } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, only: { type: "string" }, write: { type: "boolean" } },
});
const only = flags.only?.split(",");
const names = CONTESTANTS.filter(({ name }) => only === undefined || only.includes(name));
await mkdir(join(ROOT, "build", "bench-work"), { recursive: true });
const materials = gatherMaterials(ROOT, join(ROOT, "build", "bench-work"), (text) => console.error(text));
const nextSentence = sentences();
/** A text of two sentences for each request, the same for each server. */
const texts = CLIENTS.flatMap((clients) =>
  Array.from({ length: clients * REQUESTS }, () => `${nextSentence()} ${nextSentence()}`),
);
const results: Result[] = [];
for (let round = 1; round <= Number(flags.rounds); round += 1) {
  for (const contestant of names) results.push(...(await measure(contestant, round)));
}
const report = toTable();
console.log(report);
if (flags.write) await replaceRun(join(ROOT, "docs", "server-performance.md"), report);

/** Starts a server, lets it speak once, and measures it under each number of clients. */
async function measure(contestant: Contestant, round: number): Promise<Result[]> {
  const port = await freePort();
  const { program, args, env } = await contestant.prepare(materials, port);
  const server = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "ignore"] });
  const address = `http://127.0.0.1:${port}/v1/audio/speech`;
  try {
    await firstAnswer(address, server);
    const measured: Result[] = [];
    for (const clients of CLIENTS) {
      console.error(`round ${round}: ${contestant.name}, ${clients} clients`);
      const started = performance.now();
      const own = textsFor(clients);
      const asked = own.map((texts) => ask(address, texts));
      const answered = (await Promise.all(asked)).flat();
      const seconds = (performance.now() - started) / 1000;
      const { peakRssBytes } = await treeUsage(server.pid ?? 0);
      measured.push({ name: contestant.name, clients, answered, seconds, peakRssBytes });
    }
    return measured;
  } finally {
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  }
}

/** Returns the texts of each client when there are so many clients. */
function textsFor(clients: number): readonly (readonly string[])[] {
  const before = CLIENTS.filter((fewer) => fewer < clients).reduce((sum, fewer) => sum + fewer, 0);
  return Array.from({ length: clients }, (_, client) => {
    const first = (before + client) * REQUESTS;
    return texts.slice(first, first + REQUESTS);
  });
}

/** Asks for one text after another, as one client. */
async function ask(address: string, own: readonly string[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const text of own) answered.push(await speak(address, text));
  return answered;
}

async function speak(address: string, input: string): Promise<Answered> {
  const started = performance.now();
  const body = { model: "kokoro", input, voice: "af_heart", response_format: "pcm", stream: true };
  const response = await fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  if (!response.ok || response.body === null) throw new Error(`${response.status}: ${await response.text()}`);
  let firstSeconds = 0;
  let bytes = 0;
  for await (const part of response.body) {
    firstSeconds ||= (performance.now() - started) / 1000;
    bytes += part.length;
  }
  const audioSeconds = bytes / BYTES_PER_SECOND;
  // A text of this length lasts at least that long in any voice.
  if (audioSeconds < input.length / 30)
    throw new Error(`only ${audioSeconds} s of sound for ${input.length} characters`);
  return { firstSeconds, audioSeconds };
}

/** Waits until a server speaks. */
async function firstAnswer(address: string, server: ChildProcess): Promise<void> {
  const start = performance.now();
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    if (performance.now() - start > START_LIMIT_MS) throw new Error("the server does not answer");
    try {
      await speak(address, "The first sentence warms the server up.");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function toTable(): string {
  const head =
    "| server | clients | first sound: p50 / p95 s | sound per second | peak memory MB |\n| --- | --- | --- | --- | --- |";
  const rows = names.flatMap(({ name }) => CLIENTS.map((clients) => rowOf(name, clients)));
  const about = names.map(({ name, about: what }) => `- ${name}: ${what}`).join("\n");
  return [about, "", head, ...rows].join("\n");
}

function rowOf(name: string, clients: number): string {
  const own = results.filter((result) => result.name === name && result.clients === clients);
  const firsts = own.flatMap(({ answered }) => answered.map(({ firstSeconds }) => firstSeconds));
  const sound = own.flatMap(({ answered }) => answered).reduce((sum, { audioSeconds }) => sum + audioSeconds, 0);
  const seconds = own.reduce((sum, result) => sum + result.seconds, 0);
  const memory = Math.max(...own.map(({ peakRssBytes }) => peakRssBytes)) / 1e6;
  const first = `${percentile(firsts, 50).toFixed(2)} / ${percentile(firsts, 95).toFixed(2)}`;
  return `| ${name} | ${clients} | ${first} | ${(sound / seconds).toFixed(2)} | ${memory.toFixed(0)} |`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await promisify((done: () => void) => probe.listen(0, "127.0.0.1", done))();
  const address = probe.address();
  await promisify((done: () => void) => probe.close(() => done()))();
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
}
