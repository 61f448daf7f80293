import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasEnded, until, zombies } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { openFaultyPool } from "./support/faulty-pool.js";

const speak = (text: string): object => ({ text });

describe("a worker that is killed with SIGKILL during a job", () => {
  test("a killed worker is replaced, its job runs again, the others are answered, and no zombie remains", async () => {
    await using folder = await openTemporaryFolder();
    const flag = join(folder.path, "killed-once");
    await using pool = await openFaultyPool({ size: 2 });
    await pool.run(speak("warm"));
    const jobs = [pool.run(speak(`once ${flag}`)), ...[5, 6, 7].map((length) => pool.run(speak("x".repeat(length))))];
    const [retried, ...others] = await Promise.all(jobs);
    expect(retried?.samples).toHaveLength(80 * `once ${flag}`.length);
    expect(others.map(({ samples }) => samples?.length)).toEqual([400, 480, 560]);
    const { pid, error } = await pool.heard("ended");
    expect(error).toMatchObject({ code: "VOX_WORKER_CRASHED", details: { pid, signal: "SIGKILL", exitCode: null } });
    expect(error?.message).toMatch(/ended by SIGKILL \(it last reported \d+ MB\), perhaps because memory ran out/);
    await until(() => zombies().length === 0, "all ended workers to be taken note of");
  });

  test("the children of a killed worker are killed too", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "pid");
    await using pool = await openFaultyPool();
    const { details } = await failure(pool.run(speak(`orphan ${path}`)), "VOX_WORKER_POISON");
    expect(details.stderr).toContain("child of ");
    const child = Number(/child of \d+ is (\d+)/.exec(details.stderr)?.[1]);
    expect(child).toBeGreaterThan(0);
    await until(() => hasEnded(child), "the child to be killed");
  });
});

test("when all workers are killed with jobs queued, every job settles exactly once", async () => {
  await using pool = await openFaultyPool({ size: 2 });
  await Promise.all([pool.run(speak("a")), pool.run(speak("sleep 0.05"))]);
  const settled: number[] = [];
  const jobs = Array.from({ length: 20 }, (_, index) =>
    pool
      .run(speak(index < 2 ? "sleep 0.3" : "x".repeat(index)))
      .finally(() => settled.push(index))
      .then(({ samples }) => samples?.length, String),
  );
  for (const { pid } of pool.status().workers) process.kill(pid as number, "SIGKILL");
  const answers = await Promise.all(jobs);
  expect(answers.slice(2)).toEqual(Array.from({ length: 18 }, (_, index) => 80 * (index + 2)));
  expect(answers.slice(0, 2)).toEqual([720, 720]); // Tried once more.
  expect(settled.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(pool.status()).toMatchObject({ state: "up", waiting: 0, deaths: 2 });
});

test("a job for a worker that has just died runs on the next one, and Node does not crash", async () => {
  await using pool = await openFaultyPool();
  await pool.run(speak("warm"));
  process.kill(pool.pids()[0] as number, "SIGKILL");
  const job = pool.run(speak("x".repeat(100_000))); // Into a pipe that nobody reads.
  expect((await job).samples).toHaveLength(8_000_000);
  expect(pool.pids()).toHaveLength(2);
});

test("the death of an idle worker does not count against the next job", async () => {
  await using pool = await openFaultyPool();
  await pool.run(speak("warm"));
  process.kill(pool.pids()[0] as number, "SIGKILL");
  await pool.heard("ended");
  await using folder = await openTemporaryFolder();
  const flag = join(folder.path, "killed-once");
  expect((await pool.run(speak(`once ${flag}`))).message.type).toBe("speech");
});

test("a job that kills two workers is rejected, and the pool continues", async () => {
  await using pool = await openFaultyPool();
  const { message, cause, details } = await failure(pool.run(speak("kill SIGSEGV")), "VOX_WORKER_POISON");
  expect(message).toMatch(
    /two workers died while they did this job, so it is not tried again: faulty: the worker ended by SIGSEGV/,
  );
  expect(details.stderr).toContain("Fatal Python error: Segmentation fault");
  expect(cause).toMatchObject({ code: "VOX_WORKER_CRASHED", details: { signal: "SIGSEGV" } });
  expect(pool.pids()).toHaveLength(2);
  expect((await pool.run(speak("well"))).samples).toHaveLength(320);
});

test("a worker that exits is an error, with any exit code", async () => {
  await using pool = await openFaultyPool();
  const { message } = await failure(pool.run(speak("exit 0")), "VOX_WORKER_POISON");
  expect(message).toContain("the worker ended with code 0");
});

test("the error for a worker killed for lack of memory has its memory, and its job is not tried again", async () => {
  let kills = 7;
  const countMemoryKills = (): number => kills;
  await using pool = await openFaultyPool({ countMemoryKills });
  await pool.run(speak("warm"));
  kills = 8;
  const { message, details } = await failure(pool.run(speak("kill SIGKILL")), "VOX_WORKER_OUT_OF_MEMORY");
  expect(message).toMatch(/ran out of memory and killed the worker \(it last reported \d+ MB\); give the machine more/);
  expect(details.rss).toBeGreaterThan(1e6);
  expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  expect(pool.pids()).toHaveLength(2);
});

test("an earlier kill for lack of memory is not blamed for a later death", async () => {
  let kills = 7;
  let counted = 0;
  const countMemoryKills = (): number => {
    counted += 1;
    return kills;
  };
  await using pool = await openFaultyPool({ countMemoryKills, timeouts: { pingIntervalMs: 1_000 } });
  await pool.run(speak("warm"));
  kills = 8;
  const before = counted;
  await until(() => counted > before, "a ping to be answered");
  await failure(pool.run(speak("kill SIGKILL")), "VOX_WORKER_POISON");
});

describe("a crash loop", () => {
  test("a crash loop ends after five spawns, calls then fail fast with the cause, and the pool recovers when it is fixed", async () => {
    await using folder = await openTemporaryFolder();
    const flag = join(folder.path, "crash-while-this-is-here");
    await writeFile(flag, "");
    const settings = { repo_id: `where ${flag}` };
    await using pool = await openFaultyPool({ settings, restarts: { probeMs: 1_000 } });
    const queued = pool.run(speak("hello"));
    const { message, cause, details } = await failure(queued, "VOX_WORKER_DOWN");
    expect(message).toMatch(
      /^faulty: workers died 5 times, within 60 s or before any was ready; the next try is in 1 s. The last error: .* code 9/,
    );
    expect(details).toEqual({ engine: "faulty", restarts: 5 });
    expect(cause).toMatchObject({ code: "VOX_WORKER_CRASHED", details: { exitCode: 9 } });
    expect(cause).toMatchObject({ details: { stderr: `found ${flag}` } });
    expect(pool.pids()).toHaveLength(5);
    expect(pool.status().state).toBe("down");
    await failure(pool.run(speak("hello")), "VOX_WORKER_DOWN");
    await failure(pool.ready(), "VOX_WORKER_DOWN");
    expect(pool.pids()).toHaveLength(5);

    await rm(flag);
    await pool.heard("ready");
    expect((await pool.run(speak("hello"))).samples).toHaveLength(400);
    expect(pool.status().state).toBe("up");
  });

  test("a continuing crash loop is retried once each time, not five times", async () => {
    const settings = { repo_id: "exit 9" };
    await using pool = await openFaultyPool({ settings, restarts: { probeMs: 50 } });
    await pool.heard("down", 3);
    expect(pool.pids()).toHaveLength(5 + 2);
  });

  test("a crash loop during one job is reported as a crash loop", async () => {
    await using pool = await openFaultyPool({ restarts: { most: 1 } });
    await failure(pool.run(speak("exit 3")), "VOX_WORKER_DOWN");
    expect(pool.pids()).toHaveLength(1);
  });

  test("a crash loop of one worker leaves the jobs to the others", async () => {
    await using pool = await openFaultyPool({ size: 2, restarts: { most: 1 } });
    await Promise.all([pool.run(speak("a")), pool.run(speak("b"))]);
    await pool.heard("ready", 2);
    process.kill(pool.pids()[0] as number, "SIGKILL");
    await pool.heard("ended");
    expect(pool.status().state).toBe("up");
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  });
});
