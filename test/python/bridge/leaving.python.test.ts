import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { hasEnded, openDescriptors, until, zombies } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { openFaultyPool, TEST_PYTHON } from "./support/faulty-pool.js";

const PARENT = fileURLToPath(new URL("fixtures/pool-parent.mjs", import.meta.url));
const speak = (text: string): object => ({ text });

interface Parent {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<readonly [code: number | null, signal: string | null]>;
  /** Ids of its workers. */
  readonly workers: () => number[];
}

/** Starts a program with a pool, and waits until the program has reached the end of its file. */
async function startParent(way: string, text = "sleep 600"): Promise<Parent> {
  const child = spawn(process.execPath, [PARENT, way, TEST_PYTHON, text], { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "close") as Promise<[number | null, string | null]>;
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => lines.push(line));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  await until(() => over || lines.includes("end"), `the program to ${way}`);
  const workers = (): number[] => lines.flatMap((line) => /^worker (\d+)$/.exec(line)?.[1] ?? []).map(Number);
  return { child, lines, ended, workers };
}

async function allGone(pids: readonly number[]): Promise<void> {
  expect(pids.length).toBeGreaterThan(0);
  await until(() => pids.every(hasEnded), "the workers to end");
}

describe("a program with a pool", () => {
  test.each([
    ["has nothing more to do", "idle", 0],
    ["has only an aborted job", "aborted", 0],
    ["calls process.exit during a job", "exit", 3],
    ["throws an uncaught error", "throw", 1],
  ])("a program with a pool that %s ends and leaves no child", async (_, way, code) => {
    const { ended, workers } = await startParent(way);
    expect(await ended).toEqual([code, null]);
    await allGone(workers());
  });

  test("a program ends when its pool is disposed of, after the end of every worker", async () => {
    const { ended, workers, lines } = await startParent("dispose");
    expect(await ended).toEqual([0, null]);
    expect(lines).toContain("disposed");
    expect(lines).toContain("VOX_ENGINE_CLOSED");
    await allGone(workers());
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "a program with a pool that is ended by %s leaves no child",
    async (signal) => {
      const { child, ended, workers } = await startParent("wait");
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
      await allGone(workers());
    },
  );

  test.each([
    ["during a job", "wait"],
    ["during a load", "load"],
  ])("a program with a pool that is killed with kill -9 %s leaves no child", async (_, way) => {
    const { child, ended, workers } = await startParent(way);
    child.kill("SIGKILL");
    await ended;
    await allGone(workers());
  });

  test("a program that is killed with kill -9 leaves none of its workers' children", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "pid");
    const { child, ended, workers } = await startParent("wait", `child ${path}`);
    await until(async () => Number(await readFile(path, "utf8").catch(() => "")) > 0, "the worker's child");
    child.kill("SIGKILL");
    await ended;
    await allGone([...workers(), Number(await readFile(path, "utf8"))]);
  });

  test("a program that is killed with kill -9 leaves no worker that holds the interpreter lock", async () => {
    await using folder = await openTemporaryFolder();
    const { child, ended, workers } = await startParent("wait", `gil 600 ${join(folder.path, "held")}`);
    await until(() => readFile(join(folder.path, "held")).then(Boolean, () => false), "the lock to be held");
    child.kill("SIGKILL");
    await ended;
    await allGone(workers());
  });
});

describe("disposing of a pool", () => {
  test("a disposed pool rejects waiting and running jobs, and ends every worker", async () => {
    const pool = await openFaultyPool({ size: 2 });
    await pool.run(speak("warm"));
    const jobs = [1, 2, 3].map(() => failure(pool.run(speak("sleep 600")), "VOX_ENGINE_CLOSED"));
    await pool[Symbol.asyncDispose]();
    for (const { message } of await Promise.all(jobs)) expect(message).toBe("engine faulty is closed");
    expect(pool.pids().every(hasEnded)).toBe(true);
    expect(zombies()).toEqual([]);
    expect(pool.status()).toEqual({ state: "closed", waiting: 0, workers: [], deaths: 0 });
    await failure(pool.run(speak("late")), "VOX_ENGINE_CLOSED");
    await failure(pool.ready(), "VOX_ENGINE_CLOSED");
  });

  test("a disposed pool lets an idle worker shut down", async () => {
    const pool = await openFaultyPool();
    await pool.run(speak("warm"));
    await pool[Symbol.asyncDispose]();
    expect(await pool.heard("ended")).toMatchObject({ error: undefined });
  });

  test("a pool can be disposed of several times, at once or later", async () => {
    const pool = await openFaultyPool();
    await pool.run(speak("warm"));
    await Promise.all([pool[Symbol.asyncDispose](), pool[Symbol.asyncDispose]()]);
    await pool[Symbol.asyncDispose]();
    expect(pool.pids().every(hasEnded)).toBe(true);
    expect(pool.events.filter(({ type }) => type === "ended")).toHaveLength(1);
  });

  test("a pool that is disposed of during a load does not wait for the load", async () => {
    const phases: string[] = [];
    const settings = { repo_id: "slow 600" };
    const onProgress = ({ phase }: { phase: string }): void => void phases.push(phase);
    const pool = await openFaultyPool({ settings, onProgress, timeouts: { shutdownTimeoutMs: 600_000 } });
    const ready = failure(pool.ready(), "VOX_ENGINE_CLOSED");
    await until(() => phases.length > 0, "the load to begin");
    await pool[Symbol.asyncDispose]();
    await ready;
    expect(pool.pids().every(hasEnded)).toBe(true);
  });

  test("a pool can be disposed of before a worker has sent a message", async () => {
    const pool = await openFaultyPool();
    await pool[Symbol.asyncDispose]();
    expect(pool.pids().every(hasEnded)).toBe(true);
  });

  test("a pool that is disposed of during its back-off starts no other worker", async () => {
    const pool = await openFaultyPool({ restarts: { backOffMs: 100 } });
    await pool.run(speak("warm"));
    process.kill(pool.pids()[0] as number, "SIGKILL");
    await pool.heard("ended");
    await pool[Symbol.asyncDispose]();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pool.pids()).toHaveLength(1);
  });

  test("a disposed pool kills a worker that ignores the shutdown request and SIGTERM", async () => {
    const pool = await openFaultyPool({ timeouts: { shutdownTimeoutMs: 100, terminateTimeoutMs: 100 } });
    await pool.run(speak("warm"));
    process.kill(pool.pids()[0] as number, "SIGSTOP");
    await pool[Symbol.asyncDispose]();
    expect(pool.pids().every(hasEnded)).toBe(true);
  });

  test("a disposed pool leaves no descriptor, no process and no listener", async () => {
    const cycle = async (): Promise<void> => {
      const pool = await openFaultyPool({ size: 2 });
      await Promise.allSettled([pool.run(speak("kill SIGKILL")), pool.run(speak("well"))]);
      await pool[Symbol.asyncDispose]();
    };
    // The test runner has timers, too, so they are not counted. A program that ends shows that the pool leaves none.
    const active = (): number =>
      process.getActiveResourcesInfo().filter((name) => /^(Pipe|Process)Wrap$/.test(name)).length;
    await cycle();
    await until(() => zombies().length === 0, "the first cycle to end");
    const before = { descriptors: openDescriptors(), listeners: process.listenerCount("exit"), active: active() };
    for (let turn = 0; turn < 4; turn += 1) await cycle();
    await until(() => openDescriptors() <= before.descriptors, "the descriptors to be closed");
    expect(process.listenerCount("exit")).toBe(before.listeners);
    await until(() => active() <= before.active, "no pipe and no process to be active");
  });
});
