import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { Agent, type IncomingMessage, request } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { text as readText } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { messageOf } from "#dist/core/message-of.js";
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
 * sound, the text and the sound made in all, the memory of all processes of a server, and the requests that fail, such as those
 * of clients that wait too long for their connection. All servers speak the same weights, and answer OpenAI's request for PCM,
 * streamed, or for WAV where they have no PCM.
 *
 * --rounds N  rounds, 3 by default.  --only A,B  names of servers.  --write  writes docs/server-performance.md
 * --kokoro-fastapi FOLDER  measures Kokoro-FastAPI too, from a checkout of it, for it is no package.
 */
const CLIENTS = [1, 4, 16] as const;
/** Requests of each client in a round. */
const REQUESTS = 2;
/** Size of a second of PCM: 24 kHz, 16 bits. @unit bytes */
const BYTES_PER_SECOND = 48_000;
/** Size of what precedes the samples of a format. @unit bytes */
const HEADER_BYTES = { pcm: 0, wav: 44 } as const;
const START_LIMIT_MS = 300_000;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The address of a server, and the format to ask for. */
interface Target {
  readonly address: string;
  readonly format: "pcm" | "wav";
}

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
  /** Why each of the other requests failed. */
  readonly failures: readonly string[];
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
  const target = { address, format: contestant.format ?? "pcm" };
  try {
    await firstAnswer(target, server);
    const measured: Result[] = [];
    for (const clients of CLIENTS) {
      console.error(`round ${round}: ${contestant.name}, ${clients} clients`);
      const started = performance.now();
      const own = textsFor(clients);
      const asked = await Promise.all(own.map((texts) => ask(target, texts)));
      const seconds = (performance.now() - started) / 1000;
      const answered = asked.flatMap((client) => client.answered);
      const failures = asked.flatMap((client) => client.failures);
      for (const failure of failures) console.error(`a request failed: ${failure}`);
      const { peakRssBytes } = await treeUsage(server.pid ?? 0);
      measured.push({ name: contestant.name, clients, answered, failures, seconds, peakRssBytes });
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

/** Asks for one text after another, as one client, which goes on after a failure. */
async function ask(target: Target, own: readonly string[]): Promise<Pick<Result, "answered" | "failures">> {
  const answered: Answered[] = [];
  const failures: string[] = [];
  for (const text of own) {
    try {
      answered.push(await speak(target, text));
    } catch (error) {
      failures.push(messageOf(error));
    }
  }
  for (const answer of answered) verify(answer);
  return { answered, failures };
}

async function speak({ address, format }: Target, input: string): Promise<Answered> {
  const started = performance.now();
  const response = await post(address, {
    model: "kokoro",
    input,
    voice: "af_heart",
    response_format: format,
    stream: true,
  });
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${await readText(response)}`);
  let firstSeconds = 0;
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    firstSeconds ||= (performance.now() - started) / 1000;
    bytes += part.length;
  }
  const audioSeconds = (bytes - HEADER_BYTES[format]) / BYTES_PER_SECOND;
  return { characters: input.length, firstSeconds, audioSeconds };
}

/** Throws if an answer is too short: a text lasts at least that long in any voice. */
function verify({ characters, audioSeconds }: Answered): void {
  if (audioSeconds < characters / 30) throw new Error(`only ${audioSeconds} s of sound for ${characters} characters`);
}

/** Sends JSON, without the limit that `fetch` puts on the time to the head of a reply: slow servers queue for minutes. */
async function post(address: string, body: object): Promise<IncomingMessage> {
  const sent = request(address, { method: "POST", agent, headers: { "content-type": "application/json" } });
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

/** Waits until a server speaks. */
async function firstAnswer(target: Target, server: ChildProcess): Promise<void> {
  const start = performance.now();
  let cause: unknown;
  while (performance.now() - start < START_LIMIT_MS) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    try {
      verify(await speak(target, "The first sentence warms the server up."));
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
    "| server | clients | first sound: p50 / p95 s | sound per second | characters per second | peak memory MB | failed |\n" +
    "| --- | --- | --- | --- | --- | --- | --- |";
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
  const failed = own.reduce((sum, { failures }) => sum + failures.length, 0);
  const memory = Math.max(...own.map(({ peakRssBytes }) => peakRssBytes)) / 1e6;
  const first = `${percentile(firsts, 50).toFixed(2)} / ${percentile(firsts, 95).toFixed(2)}`;
  const made = `${(sound / seconds).toFixed(2)} | ${(characters / seconds).toFixed(0)}`;
  const failures = failed === 0 ? "0" : `${failed} of ${failed + answered.length}`;
  return `| ${name} | ${clients} | ${first} | ${made} | ${memory.toFixed(0)} | ${failures} |`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await promisify((done: () => void) => probe.listen(0, "127.0.0.1", done))();
  const address = probe.address();
  await promisify((done: () => void) => probe.close(() => done()))();
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
