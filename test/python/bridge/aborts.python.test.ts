import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { until } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { openFaultyPool } from "./support/faulty-pool.js";

const reason = new Error("changed my mind");
const speak = (text: string): object => ({ text });

describe("an abort rejects with the caller's reason", () => {
  test("a call with an aborted signal rejects, and no worker receives the job", async () => {
    await using pool = await openFaultyPool();
    const lines = pool.run(speak("exit 1"), { signal: AbortSignal.abort(reason) });
    await expect(lines).rejects.toBe(reason);
    expect(pool.status().waiting).toBe(0);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(1);
  });

  test("an aborted job that waits rejects and never starts", async () => {
    await using pool = await openFaultyPool();
    const first = pool.run(speak("sleep 0.2"));
    const controller = new AbortController();
    const second = pool.run(speak("exit 1"), { signal: controller.signal });
    const third = pool.run(speak("well"));
    expect(pool.status().waiting).toBe(3);
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(pool.status().waiting).toBe(2);
    expect((await first).samples).toHaveLength(720);
    expect((await third).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(1);
  });

  test("an aborted job that runs rejects, its answer is dropped, and the worker takes the next job", async () => {
    await using folder = await openTemporaryFolder();
    const flag = join(folder.path, "go-on");
    await using pool = await openFaultyPool();
    await pool.run(speak("warm"));
    const controller = new AbortController();
    const job = pool.run(speak(`await ${flag}`), { signal: controller.signal });
    const next = pool.run(speak("next"));
    controller.abort(reason);
    await expect(job).rejects.toBe(reason);
    expect(pool.status()).toMatchObject({ waiting: 1, workers: [{ state: "busy" }] });
    await writeFile(flag, "");
    expect((await next).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(1);
  });

  test("an aborted job that would take longer than the start of a worker ends its worker, and the next job gets another", async () => {
    await using pool = await openFaultyPool({ effort: { weigh: () => 1, msPerUnit: 600_000 } });
    await pool.run(speak("warm"));
    const controller = new AbortController();
    const job = pool.run(speak("sleep 600"), { signal: controller.signal });
    controller.abort(reason);
    await expect(job).rejects.toBe(reason);
    expect((await pool.run(speak("next"))).samples).toHaveLength(320);
    expect((await pool.heard("ended")).error).toBeUndefined();
  });

  test("the deadline ends an aborted job that hangs, and another worker takes the next job", async () => {
    await using pool = await openFaultyPool();
    await pool.run(speak("warm"));
    const controller = new AbortController();
    const job = pool.run(speak("sleep 600"), { signal: controller.signal, deadlineMs: 500 });
    const next = pool.run(speak("next"));
    controller.abort(reason);
    await expect(job).rejects.toBe(reason);
    expect((await next).samples).toHaveLength(320);
    expect((await pool.heard("ended")).error?.code).toBe("VOX_DEADLINE");
  });

  test("an aborted job whose worker dies is not tried again", async () => {
    await using folder = await openTemporaryFolder();
    const flag = join(folder.path, "go-on");
    await using pool = await openFaultyPool();
    await pool.run(speak("warm"));
    const controller = new AbortController();
    const job = pool.run(speak(`await ${flag} then exit`), { signal: controller.signal });
    controller.abort(reason);
    await expect(job).rejects.toBe(reason);
    await writeFile(flag, "");
    await pool.heard("ready", 2);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(2);
  });

  test("an aborted wait for the first worker rejects, and the worker continues to load", async () => {
    await using pool = await openFaultyPool();
    const controller = new AbortController();
    const ready = pool.ready({ signal: controller.signal });
    controller.abort(reason);
    await expect(ready).rejects.toBe(reason);
    await expect(pool.ready({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect((await pool.ready()).sampleRate).toBe(8000);
  });
});

test("a signal that serves many calls accumulates no listeners", async () => {
  await using pool = await openFaultyPool();
  const { signal } = new AbortController();
  const warnings: Error[] = [];
  const onWarning = (warning: Error): number => warnings.push(warning);
  process.on("warning", onWarning);
  for (let call = 0; call < 30; call += 1) await pool.run(speak("x"), { signal });
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", onWarning);
  expect(warnings).toEqual([]);
});

describe("a queue that is full", () => {
  test("a full queue rejects the next job and keeps the queued ones", async () => {
    await using pool = await openFaultyPool({ queueLimit: 2 });
    await pool.run(speak("warm"));
    const jobs = [pool.run(speak("sleep 0.2")), pool.run(speak("aa")), pool.run(speak("bb"))];
    const { message, details } = await failure(pool.run(speak("cc")), "VOX_QUEUE_FULL");
    expect(message).toBe("faulty: 2 jobs already wait; try again later, or raise queueLimit");
    expect(details).toEqual({ engine: "faulty", limit: 2 });
    expect((await Promise.all(jobs)).map(({ samples }) => samples?.length)).toEqual([720, 160, 160]);
    expect((await pool.run(speak("cc"))).samples).toHaveLength(160);
  });

  test("a full queue has room again after a job is aborted", async () => {
    await using pool = await openFaultyPool({ queueLimit: 1 });
    const controller = new AbortController();
    const withdrawn = pool.run(speak("aa"), { signal: controller.signal });
    await failure(pool.run(speak("bb")), "VOX_QUEUE_FULL");
    controller.abort(reason);
    await expect(withdrawn).rejects.toBe(reason);
    expect((await pool.run(speak("bb"))).samples).toHaveLength(160);
  });
});

test("the error of a listener that throws is uncaught, and the pool continues", async () => {
  const thrown: unknown[] = [];
  const catching = (error: unknown): number => thrown.push(error);
  const others = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", catching);
  try {
    const fault = (): never => {
      throw reason;
    };
    await using pool = await openFaultyPool({ onEvent: fault, onProgress: fault });
    await failure(pool.run(speak("exit 1")), "VOX_WORKER_POISON");
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    await until(() => thrown.length >= 8, "the listener's errors");
    expect(new Set(thrown)).toEqual(new Set([reason]));
  } finally {
    process.off("uncaughtException", catching);
    for (const other of others) process.on("uncaughtException", other);
  }
});
