import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LEAVING_CLIENTS, type Leave } from "../server/support/leaving-clients.js";
import { type Holdings, type ServeProcess, startServe } from "../server/support/serve-process.js";
import { childrenOf, until } from "../support/processes.js";

const SUITE_CLIENTS = 20;
/** Clients that leave in each mode. docs/reliability.md has the result for 1,000. */
const CLIENTS = Number(process.env["VOXWEAVE_LEAVING_CLIENTS"] ?? SUITE_CLIENTS);
/** Thousands of clients take minutes on a busy machine. @unit ms */
const TIMEOUT = Math.max(300_000, CLIENTS * 3_000);
/** Clients at the same time. */
const TOGETHER = 10;
const MEGABYTE = 1024 * 1024;

let server: ServeProcess;
beforeAll(async () => {
  server = await startServe(["--engine", "tone", "--wyoming", "0"]);
  for (const [, leave] of LEAVING_CLIENTS) await leaveOften(leave, TOGETHER);
});
afterAll(() => server[Symbol.asyncDispose]());

async function leaveOften(leave: Leave, times: number): Promise<void> {
  for (let done = 0; done < times; done += TOGETHER) {
    await Promise.all(Array.from({ length: TOGETHER }, (_, index) => leave(server, done + index)));
  }
  await until(async () => (await active()) === 0, "the requests to end");
}

async function active(): Promise<number> {
  const response = await fetch(`${server.address}/health/ready`);
  return ((await response.json()) as { active: number }).active;
}

/** Prints what the server held before and after, for docs/reliability.md. */
function print(mode: string, before: Holdings, after: Holdings, processes: number): void {
  const change = (name: keyof Holdings, unit = 1): string =>
    `${(before[name] / unit).toFixed(0)} → ${(after[name] / unit).toFixed(0)}`;
  const cells = [mode, String(processes), change("descriptors"), change("threads"), change("rss", MEGABYTE)];
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}

test.each(LEAVING_CLIENTS)(
  "clients that ask for %s and leave, leave no process, handle, thread or memory",
  async (mode, leave) => {
    const before = server.holdings();
    const processes = childrenOf(server.pid).length;
    await leaveOften(leave, CLIENTS);
    await until(() => server.holdings().descriptors <= before.descriptors, "the connections to close");
    await until(() => server.holdings().threads <= before.threads, "the threads to end");
    const after = server.holdings();
    if (CLIENTS > SUITE_CLIENTS) print(mode, before, after, childrenOf(server.pid).length);
    expect(childrenOf(server.pid)).toHaveLength(processes);
    expect(after.rss - before.rss).toBeLessThan(100 * MEGABYTE);
    const response = await server.speak({ input: "Hello.", response_format: "pcm" });
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  },
  TIMEOUT,
);

test("clients that do not read bound the memory of the server", async () => {
  const input = "The sun rose over the hills, and nobody saw it but the old keeper of the lighthouse. ".repeat(200);
  const before = server.holdings();
  const left = new AbortController();
  const slow = await Promise.all(
    Array.from({ length: 15 }, () => server.speak({ input, response_format: "wav" }, { signal: left.signal })),
  );
  await sleep(5_000);
  expect(server.holdings().rss - before.rss).toBeLessThan(250 * MEGABYTE);
  for (const response of slow) expect(response.status).toBe(200);
  left.abort();
  await until(async () => (await active()) === 0, "the slow clients to be gone");
});
