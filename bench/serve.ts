import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { Agent, type IncomingMessage, request } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { text as readText } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { gatherMaterials } from "./materials.js";
import { treeUsage } from "./process-tree.js";
import { kokoroFastApi, SERVER_CONTESTANTS, type ServerContestant } from "./server-contestants.js";
import { percentile } from "./statistics.js";
import { sentences } from "./texts.js";
import { replaceRun } from "./write-docs.js";

/**
 * npm run bench:serve
 *
 * Measures speech servers under 1, 4 and 16 clients at once, one server after another in each round: the time to the first
 * sound, the text and the sound made in all, and the memory of all processes of a server. All servers speak the same weights,
 * and answer OpenAI's request for PCM, streamed.
 *
 * --rounds N  rounds, 3 by default.  --only A,B  names of servers.  --write  writes docs/server-performance.md
 * --kokoro-fastapi FOLDER  measures Kokoro-FastAPI too, from a checkout of it, for it is no package.
 */
const CLIENTS = [1, 4, 16] as const;
/** Requests of each client in a round. */
const REQUESTS = 2;
/** Size of a second of PCM: 24 kHz, 16 bits. @unit bytes */
const BYTES_PER_SECOND = 48_000;
const START_LIMIT_MS = 300_000;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A request that has been answered. */
interface Answered {
  readonly characters: number;
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
  options: {
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    write: { type: "boolean" },
    "kokoro-fastapi": { type: "string" },
  },
});
const only = flags.only?.split(",");
const checkout = flags["kokoro-fastapi"];
const names = [
  ...SERVER_CONTESTANTS,
  ...(checkout === undefined ? [] : [await fromCheckout(resolve(checkout))]),
].filter(({ name }) => only === undefined || only.includes(name));
await mkdir(join(ROOT, "build", "bench-work"), { recursive: true });
const materials = gatherMaterials(ROOT, join(ROOT, "build", "bench-work"), (text) => console.error(text));
const nextSentence = sentences();
/** A text of two sentences for each request, the same for each server. */
const texts = CLIENTS.flatMap((clients) =>
  Array.from({ length: clients * REQUESTS }, () => `${nextSentence()} ${nextSentence()}`),
);
/** Each client has one connection, as a client in Python or in a browser has. */
const agent = new Agent({ keepAlive: true });
const results: Result[] = [];
for (let round = 1; round <= Number(flags.rounds); round += 1) {
  for (const contestant of names) results.push(...(await measure(contestant, round)));
}
const report = toTable();
console.log(report);
agent.destroy();
if (flags.write) await replaceRun(join(ROOT, "docs", "server-performance.md"), report);

/** The contestant of a checkout of Kokoro-FastAPI. */
async function fromCheckout(folder: string): Promise<ServerContestant> {
  const version = await readFile(join(folder, "VERSION"), "utf8");
  return kokoroFastApi(folder, version.trim());
}

/** Starts a server, lets it speak once, and measures it under each number of clients. */
async function measure(contestant: ServerContestant, round: number): Promise<Result[]> {
  const port = await freePort();
  const { program, args, env, cwd } = await contestant.prepare(materials, port);
  const server = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: "ignore" });
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
  const response = await post(address, {
    model: "kokoro",
    input,
    voice: "af_heart",
    response_format: "pcm",
    stream: true,
  });
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${await readText(response)}`);
  let firstSeconds = 0;
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    firstSeconds ||= (performance.now() - started) / 1000;
    bytes += part.length;
  }
  const audioSeconds = bytes / BYTES_PER_SECOND;
  // A text of this length lasts at least that long in any voice.
  if (audioSeconds < input.length / 30)
    throw new Error(`only ${audioSeconds} s of sound for ${input.length} characters`);
  return { characters: input.length, firstSeconds, audioSeconds };
}

/** Sends JSON, without the limit that `fetch` puts on the time to the head of a reply: slow servers queue for minutes. */
async function post(address: string, body: object): Promise<IncomingMessage> {
  const sent = request(address, { method: "POST", agent, headers: { "content-type": "application/json" } });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

/** Waits until a server speaks. */
async function firstAnswer(address: string, server: ChildProcess): Promise<void> {
  const start = performance.now();
  let cause: unknown;
  while (performance.now() - start < START_LIMIT_MS) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    try {
      await speak(address, "The first sentence warms the server up.");
      return;
    } catch (error) {
      cause = error; // It does not listen yet, or still loads the model.
      await new Promise((done) => setTimeout(done, 500));
    }
  }
  throw new Error("the server does not answer", { cause });
}

function toTable(): string {
  const head =
    "| server | clients | first sound: p50 / p95 s | sound per second | characters per second | peak memory MB |\n" +
    "| --- | --- | --- | --- | --- | --- |";
  const rows = names.flatMap(({ name }) => CLIENTS.map((clients) => rowOf(name, clients)));
  const about = names.map(({ name, about: what }) => `- ${name}: ${what}`).join("\n");
  return [about, "", head, ...rows].join("\n");
}

function rowOf(name: string, clients: number): string {
  const own = results.filter((result) => result.name === name && result.clients === clients);
  const answered = own.flatMap((result) => result.answered);
  const firsts = answered.map(({ firstSeconds }) => firstSeconds);
  const sound = answered.reduce((sum, { audioSeconds }) => sum + audioSeconds, 0);
  const characters = answered.reduce((sum, answer) => sum + answer.characters, 0);
  const seconds = own.reduce((sum, result) => sum + result.seconds, 0);
  const memory = Math.max(...own.map(({ peakRssBytes }) => peakRssBytes)) / 1e6;
  const first = `${percentile(firsts, 50).toFixed(2)} / ${percentile(firsts, 95).toFixed(2)}`;
  const made = `${(sound / seconds).toFixed(2)} | ${(characters / seconds).toFixed(0)}`;
  return `| ${name} | ${clients} | ${first} | ${made} | ${memory.toFixed(0)} |`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await promisify((done: () => void) => probe.listen(0, "127.0.0.1", done))();
  const address = probe.address();
  await promisify((done: () => void) => probe.close(() => done()))();
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
