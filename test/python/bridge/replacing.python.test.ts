import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasEnded, until } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { openFaultyPool } from "./support/faulty-pool.js";

const speak = (text: string): object => ({ text });

describe("a worker that is due is replaced", () => {
  test("a worker is replaced after its number of jobs, once the next one is ready, and no job is lost", async () => {
    await using pool = await openFaultyPool({ recycling: { jobs: 10 } });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => pool.run(speak("x".repeat(index + 1)))));
    expect(answers.map(({ samples }) => samples?.length)).toEqual(answers.map((_, index) => 80 * (index + 1)));
    await pool.heard("recycling");
    const { pid } = await pool.heard("ended");
    const about = pool.events.flatMap(({ type, ...rest }) => `${type} ${"pid" in rest ? rest.pid : ""}`);
    const [first, second] = pool.pids();
    expect(pid).toBe(first);
    expect(about.slice(0, 6)).toEqual([
      `started ${first}`,
      `ready ${first}`,
      `recycling ${first}`,
      `started ${second}`,
      `ready ${second}`,
      expect.stringMatching(/^(ended|recycling) /), // The second may be due before the first is gone.
    ]);
    expect(await pool.heard("ended")).toMatchObject({ error: undefined }); // It left by itself.
  });

  test("a worker is replaced when its memory has grown, and only then", async () => {
    await using pool = await openFaultyPool({ recycling: { growthBytes: 100 << 20 } });
    await pool.run(speak("warm"));
    for (let job = 0; job < 20; job += 1) await pool.run(speak("x"));
    expect(pool.pids()).toHaveLength(1);
    await pool.run(speak("grow 150"));
    const { pid } = await pool.heard("ended");
    expect(pool.pids()).toEqual([pid, expect.any(Number)]);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(2);
  });

  test("a worker continues if its replacement fails to start", async () => {
    await using folder = await openTemporaryFolder();
    const flag = join(folder.path, "no-more");
    const settings = { repo_id: `where ${flag}` };
    const restarts = { most: 3, probeMs: 60_000 };
    await using pool = await openFaultyPool({ settings, restarts, recycling: { jobs: 1 } });
    await pool.ready();
    await writeFile(flag, "");
    for (let done = 0; pool.events.filter(({ type }) => type === "ended").length < 3; done += 1) {
      expect((await pool.run(speak("x".repeat((done % 9) + 1)))).samples).toHaveLength(80 * ((done % 9) + 1));
    }
    expect(pool.status()).toMatchObject({ state: "up", workers: [{ pid: pool.pids()[0], state: "ready" }] });
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(4); // No more are tried until the probe.
  });
});

test("the pool starts as many workers as there are jobs, up to its size", async () => {
  await using pool = await openFaultyPool({ size: 3 });
  await pool.ready();
  await pool.run(speak("one after"));
  await pool.run(speak("another"));
  expect(pool.pids()).toHaveLength(1);
  await Promise.all(Array.from({ length: 12 }, () => pool.run(speak("sleep 0.1"))));
  expect(pool.pids()).toHaveLength(3);
});

test("each worker does one job at a time", async () => {
  await using folder = await openTemporaryFolder();
  const flag = join(folder.path, "go-on");
  await using pool = await openFaultyPool({ size: 2 });
  const jobs = Array.from({ length: 8 }, () => pool.run(speak(`await ${flag}`)));
  await pool.heard("ready", 2);
  await until(() => pool.status().workers.every(({ state }) => state === "busy"), "both to be at work");
  expect(pool.status().waiting).toBe(6);
  await writeFile(flag, "");
  await Promise.all(jobs);
  expect(pool.status()).toMatchObject({ waiting: 0, workers: [{ state: "ready" }, { state: "ready" }] });
});

test("the reported memory of a worker is the last known value", async () => {
  await using pool = await openFaultyPool();
  await pool.run(speak("warm"));
  const [before] = pool.status().workers;
  await pool.run(speak("grow 100"));
  const [after] = pool.status().workers;
  expect((after?.rss ?? 0) - (before?.rss ?? 0)).toBeGreaterThan(90 << 20);
});

test("a recycled worker leaves no process behind", async () => {
  const pool = await openFaultyPool({ recycling: { jobs: 2 } });
  for (let job = 0; job < 12; job += 1) await pool.run(speak("x"));
  await pool[Symbol.asyncDispose]();
  expect(pool.pids().length).toBeGreaterThan(1);
  expect(pool.pids().every(hasEnded)).toBe(true);
  await failure(pool.run(speak("x")), "VOX_ENGINE_CLOSED");
});
