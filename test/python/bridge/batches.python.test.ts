import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { type FaultyOptions, type FaultyPool, openFaultyPool } from "./support/faulty-pool.js";

let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
beforeAll(async () => {
  folder = await openTemporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

let gates = 0;
/** Keeps a pool's worker busy, so that other jobs wait. Returns a function that lets the worker continue. */
function occupy(pool: FaultyPool): () => Promise<unknown> {
  gates += 1;
  const path = join(folder.path, `gate ${gates}`);
  const passed = pool.run({ text: `await ${path}` });
  return async () => {
    await writeFile(path, "");
    await passed;
  };
}

async function openBatchingPool(options: FaultyOptions = {}): Promise<FaultyPool> {
  const weigh = (job: object): number | undefined =>
    "text" in job && typeof job.text === "string" ? job.text.length : undefined;
  const pool = await openFaultyPool({ batching: { size: 4, room: 1_000, weigh }, ...options });
  await pool.ready();
  return pool;
}

/** Runs jobs that were queued while the worker was busy. Returns the number of samples of each. */
async function together(pool: FaultyPool, texts: readonly string[]): Promise<(number | undefined)[]> {
  const release = occupy(pool);
  const answers = texts.map(async (text) => (await pool.run({ text })).samples?.length);
  await release();
  return Promise.all(answers);
}

describe("jobs that wait", () => {
  test("queued jobs go to a worker in batches, and a job for an idle worker does not wait", async () => {
    await using pool = await openBatchingPool();
    expect((await pool.run({ text: "mates 0" })).samples).toHaveLength(1);
    expect(
      await together(
        pool,
        Array.from({ length: 6 }, (_, at) => `mates ${at}`),
      ),
    ).toEqual([4, 4, 4, 4, 2, 2]);
  });

  test("a failed job of a batch does not affect the others", async () => {
    await using pool = await openBatchingPool();
    const release = occupy(pool);
    const wrong = failure(pool.run({ text: "raise hell" }), "VOX_PYTHON_FAILED");
    const [one, silent, other] = ["spell a", " ", "spell b"].map((text) => pool.run({ text }));
    await release();
    expect((await wrong).message).toBe("faulty: hell");
    expect((await one)?.samples?.[0]).toBe(97 / 2 ** 21);
    expect((await silent)?.samples).toHaveLength(0);
    expect((await other)?.samples?.[0]).toBe(98 / 2 ** 21);
    expect(pool.pids()).toHaveLength(1);
  });

  test("a job aborted before or during its batch does not affect the others", async () => {
    await using pool = await openBatchingPool();
    const release = occupy(pool);
    const reason = new Error("changed my mind");
    const [before, within] = [new AbortController(), new AbortController()];
    const mine = pool.run({ text: "mates of mine" });
    const early = pool.run({ text: "mates early" }, { signal: before.signal });
    const path = join(folder.path, "within");
    const late = pool.run({ text: `await ${path}` }, { signal: within.signal });
    before.abort(reason);
    await expect(early).rejects.toBe(reason);
    await release();
    expect((await mine).samples).toHaveLength(2);
    within.abort(reason);
    await expect(late).rejects.toBe(reason);
    await writeFile(path, "");
    expect((await pool.run({ text: "mates after" })).samples).toHaveLength(1);
    expect(pool.pids()).toHaveLength(1);
  });
});

describe("a worker that ends during a batch", () => {
  test.each<[string, string, Parameters<typeof failure>[1]]>([
    ["by a crash", "kill SIGKILL", "VOX_WORKER_POISON"],
    ["for lack of memory", "raise memory", "VOX_WORKER_OUT_OF_MEMORY"],
    ["by its deadline", "sleep 60", "VOX_DEADLINE"],
  ])(
    "when a worker ends %s during a batch, the other jobs run alone, and only the cause is rejected",
    async (_, cause, code) => {
      await using pool = await openBatchingPool({ deadlineMs: 1_500, timeouts: { stackDumpTimeoutMs: 100 } });
      const release = occupy(pool);
      const first = pool.run({ text: "mates first" });
      const refused = failure(pool.run({ text: cause }), code);
      const rest = ["a", "b"].map((text) => pool.run({ text: `mates ${text}` }));
      await release();
      expect((await first).samples).toHaveLength(4);
      for (const { samples } of await Promise.all(rest)) expect(samples).toHaveLength(1);
      await refused;
    },
  );
});
