import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { childrenOf, until } from "../support/processes.js";

/** Clients that leave in each mode. docs/reliability.md has the result for 1,000. */
const CLIENTS = Number(process.env["VOXWEAVE_LEAVING_CLIENTS"] ?? 100);
/** Requests at the same time, from clients that leave. */
const TOGETHER = 20;
const MEGABYTE = 1024 * 1024;
const LONG = "The sun rose over the hills, and nobody saw it but the old keeper of the lighthouse. ".repeat(200);

/** Ends the process of each child of the server that speaks. */
function killWorkers(server: ServeProcess): void {
  for (const pid of childrenOf(server.pid)) process.kill(pid, "SIGKILL");
}

describe("a server with Kokoro", () => {
  const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  const THINGS = ["apples", "boats", "candles", "doors", "engines"];
  const TEXTS = THINGS.flatMap((thing) => NUMBERS.map((number) => `I see ${number} ${thing}.`));

  test("50 clients at once get the sound that each gets alone, bit by bit, while workers are killed", async () => {
    await using server = await startServe();
    const speak = async (input: string): Promise<Buffer> => {
      const response = await server.speak({ input, response_format: "pcm" });
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    };
    const alone: Buffer[] = [];
    for (const text of TEXTS) alone.push(await speak(text));
    expect(new Set(alone.map((sound) => sound.toString("base64"))).size).toBe(TEXTS.length);
    let answered = 0;
    let kills = 0;
    // The utterance that a killed worker was at is spoken once more, and is done long before the next kill.
    const speakAmongKills = async (text: string): Promise<Buffer> => {
      const sound = await speak(text);
      answered += 1;
      if (answered === 10 || answered === 25 || answered === 40) {
        killWorkers(server);
        kills += 1;
      }
      return sound;
    };
    const together = await Promise.all(TEXTS.map(speakAmongKills));
    expect(kills).toBe(3);
    for (const [index, sound] of together.entries()) {
      expect(sound.equals(alone[index] ?? Buffer.alloc(0)), TEXTS[index]).toBe(true);
    }
  });
});

describe("clients that leave a server", () => {
  let server: ServeProcess;
  beforeAll(async () => {
    server = await startServe(["--engine", "tone"]);
    await (await server.speak({ input: "Hello." })).arrayBuffer();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  /** Asks, reads a part of the answer or none, and leaves. */
  async function leave(body: object, index: number): Promise<void> {
    const left = new AbortController();
    const asked = server.speak({ input: LONG, ...body }, { signal: left.signal });
    if (index % 3 === 0) {
      await sleep(index % 7);
      left.abort();
      await asked.catch(() => {});
      return;
    }
    const response = await asked;
    if (index % 3 === 1) await response.body?.getReader().read();
    left.abort();
  }

  async function leaveOften(times: number, body: object): Promise<void> {
    for (let done = 0; done < times; done += TOGETHER) {
      await Promise.all(Array.from({ length: TOGETHER }, (_, index) => leave(body, done + index)));
    }
  }

  const active = async (): Promise<number> => {
    const response = await fetch(`${server.address}/health/ready`);
    return ((await response.json()) as { active: number }).active;
  };

  test.each<[string, object]>([
    ["MP3", { response_format: "mp3" }],
    ["Opus", { response_format: "opus" }],
    ["AAC", { response_format: "aac" }],
    ["FLAC", { response_format: "flac" }],
    ["WAV", { response_format: "wav" }],
    ["PCM", { response_format: "pcm" }],
    ["events", { stream_format: "sse", timestamps: true }],
    ["a whole file", { stream: false, response_format: "flac", input: LONG.slice(0, 500) }],
  ])("clients that ask for %s and leave, leave no place, handle, thread or memory", async (_, body) => {
    await leaveOften(TOGETHER, body);
    await until(async () => (await active()) === 0, "the first clients to be gone");
    const before = server.holdings();
    await leaveOften(CLIENTS, body);
    await until(async () => (await active()) === 0, "the clients to be gone");
    // The clients may keep that many connections for later.
    await until(() => server.holdings().descriptors <= before.descriptors + TOGETHER, "the connections to close");
    const after = server.holdings();
    expect(after.threads).toBeLessThanOrEqual(before.threads + 1);
    expect(after.rss - before.rss).toBeLessThan(100 * MEGABYTE);
    const response = await server.speak({ input: "Hello.", response_format: "pcm" });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });

  test("clients that do not read bound the memory of the server", async () => {
    const before = server.holdings();
    const left = new AbortController();
    const slow = await Promise.all(
      Array.from({ length: 15 }, () => server.speak({ input: LONG, response_format: "wav" }, { signal: left.signal })),
    );
    await sleep(5_000);
    expect(server.holdings().rss - before.rss).toBeLessThan(250 * MEGABYTE);
    for (const response of slow) expect(response.status).toBe(200);
    left.abort();
    await until(async () => (await active()) === 0, "the slow clients to be gone");
  });
});
