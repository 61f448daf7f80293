import { describe, expect, test } from "vitest";
import { hasEnded } from "../../support/processes.js";
import { failure } from "./support/errors.js";
import { openFaultyPool } from "./support/faulty-pool.js";

const speak = (text: string): object => ({ text });

describe.concurrent("a job that hangs", () => {
  test("the error of a job past its deadline shows where Python hangs, and the worker is replaced", async () => {
    await using pool = await openFaultyPool();
    await pool.run(speak("warm"));
    const [pid] = pool.pids();
    const { message, details } = await failure(pool.run(speak("sleep 600"), { deadlineMs: 200 }), "VOX_DEADLINE");
    expect(message).toContain("faulty: no speech within 0.2 s, so the worker was ended; speak a shorter text");
    expect(details).toMatchObject({ engine: "faulty", pid, timeoutMs: 200 });
    expect(details.stderr).toContain("Fatal Python error: Aborted");
    expect(details.stderr).toMatch(/File ".*faulty_bridge\.py", line \d+ in do_sleep/);
    expect(details.stderr).toMatch(/File ".*[/\\]python[/\\]runtime[/\\]worker\.py", line \d+ in answer/);
    expect(hasEnded(pid as number)).toBe(true);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  });

  test("the default deadline is that of the pool, counted from when a worker has the job", async () => {
    await using pool = await openFaultyPool({ deadlineMs: 3_000 });
    await pool.run(speak("warm"));
    const answered = [1, 2, 3, 4, 5].map(() => pool.run(speak("sleep 0.7"))); // The last waits for 2.8 s.
    expect(await Promise.all(answered)).toHaveLength(5);
    expect((await failure(pool.run(speak("sleep 600")), "VOX_DEADLINE")).details.timeoutMs).toBe(3_000);
  });

  test("a job past its deadline is not tried again", async () => {
    await using pool = await openFaultyPool();
    await pool.run(speak("warm"));
    await failure(pool.run(speak("sleep 600"), { deadlineMs: 100 }), "VOX_DEADLINE");
    await pool.heard("ready", 2);
    expect(pool.status()).toMatchObject({ waiting: 0, workers: [{ state: "ready" }] });
  });

  test("a job without a deadline may run for ever", async () => {
    await using pool = await openFaultyPool({ deadlineMs: Number.POSITIVE_INFINITY });
    expect((await pool.run(speak("sleep 0.2"))).samples).toHaveLength(720);
  });
});

describe.concurrent("a worker that does not answer its pings is killed", () => {
  // Four pings without an answer take 4 s. Even a loaded machine answers a ping sooner.
  const timeouts = { pingIntervalMs: 1_000, stackDumpTimeoutMs: 1_000 };

  test("a worker whose job holds the interpreter lock misses its pings and is killed", async () => {
    await using pool = await openFaultyPool({ timeouts });
    await pool.run(speak("warm"));
    const { message, details } = await failure(pool.run(speak("gil 600")), "VOX_WORKER_UNRESPONSIVE");
    expect(message).toContain("faulty: the worker has not answered for 4000 ms");
    expect(details.stderr).toMatch(/line \d+ in do_gil/);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  });

  test("a stopped worker misses its pings and is killed with SIGKILL", async () => {
    await using pool = await openFaultyPool({ timeouts });
    await pool.run(speak("warm"));
    const [pid] = pool.pids() as [number];
    await failure(pool.run(speak("kill SIGSTOP")), "VOX_WORKER_UNRESPONSIVE");
    expect(hasEnded(pid)).toBe(true);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  });

  test("a stopped idle worker misses its pings and is killed", async () => {
    await using pool = await openFaultyPool({ timeouts });
    await pool.run(speak("warm"));
    const [pid] = pool.pids() as [number];
    process.kill(pid, "SIGSTOP");
    const { error } = await pool.heard("ended");
    expect(error?.code).toBe("VOX_WORKER_UNRESPONSIVE");
    expect(hasEnded(pid)).toBe(true);
  });
});

test.concurrent("a busy worker that answers its pings is not killed", async () => {
  await using pool = await openFaultyPool({ timeouts: { pingIntervalMs: 800 } });
  expect((await pool.run(speak("sleep 4"))).samples).toHaveLength(560);
  expect(pool.pids()).toHaveLength(1);
});

describe.concurrent("a load", () => {
  test("a slow load that reports progress is not killed", async () => {
    const phases: string[] = [];
    const settings = { repo_id: "slow 1.3" };
    const onProgress = ({ phase }: { phase: string }): void => void phases.push(phase);
    await using pool = await openFaultyPool({ settings, timeouts: { loadStallTimeoutMs: 4_000 }, onProgress });
    const { phases: times } = await pool.ready();
    expect(phases).toEqual(["step 0", "step 1", "step 2", "step 3", "ready"]);
    expect(Object.keys(times)).toEqual(["spawn", "step 0", "step 1", "step 2", "step 3"]);
    expect(times["step 0"]).toBeGreaterThan(1_200);
    expect(pool.pids()).toHaveLength(1);
  });

  test("a load without progress is killed, and the error shows where it hangs", async () => {
    const settings = { repo_id: "sleep 600" };
    await using pool = await openFaultyPool({ settings, timeouts: { loadStallTimeoutMs: 300 } });
    const { message, details } = await failure(pool.ready(), "VOX_WORKER_LOAD");
    expect(message).toContain("faulty: the model showed no progress in loading for 300 ms");
    expect(details.stderr).toMatch(/line \d+ in do_sleep/);
    expect(pool.pids()).toHaveLength(1); // Nobody waits as long for four others.
    await failure(pool.run(speak("hello")), "VOX_WORKER_LOAD");
  });
});

describe.concurrent("a worker that does not say who it is", () => {
  const restarts = { most: 1 };

  test("a worker that does not greet in time is killed", async () => {
    const script = { text: "import time\ntime.sleep(600)" };
    await using pool = await openFaultyPool({ script, restarts, timeouts: { handshakeTimeoutMs: 300 } });
    const { cause } = await failure(pool.ready(), "VOX_WORKER_DOWN");
    expect(cause).toMatchObject({ code: "VOX_WORKER_HANDSHAKE" });
    expect(hasEnded(pool.pids()[0] as number)).toBe(true);
  });

  test("a worker that sends another message before its greeting breaks the protocol", async () => {
    const script = { text: "import time\nprint('Welcome to Python!', flush=True)\ntime.sleep(600)" };
    await using pool = await openFaultyPool({ script, restarts });
    const { cause } = await failure(pool.ready(), "VOX_WORKER_DOWN");
    expect(cause).toMatchObject({ code: "VOX_WORKER_PROTOCOL", message: expect.stringContaining('"Welcome to P"') });
  });

  test("a worker that exits before its greeting has crashed, and the error has its last output", async () => {
    await using pool = await openFaultyPool({ script: { text: "import this_is_no_module" }, restarts });
    const { cause } = await failure(pool.ready(), "VOX_WORKER_DOWN");
    expect(cause).toMatchObject({ code: "VOX_WORKER_CRASHED" });
    expect((cause as Error).message).toContain(
      "the worker ended with code 1; it last wrote: ModuleNotFoundError: No module named 'this_is_no_module'",
    );
  });
});
