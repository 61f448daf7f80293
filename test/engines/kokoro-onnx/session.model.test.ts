import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { fetchModel } from "../../../src/engines/kokoro-onnx/model.js";
import { type KokoroSupervision, type KokoroWorkers, openWorkers } from "../../../src/engines/kokoro-onnx/workers.js";
import { ElementType } from "../../../src/onnx/tensor.js";
import { modelBytes } from "../../../src/onnx/write-model.js";
import type { PoolEvent } from "../../../src/workers/supervisor.js";
import { node, smallGraph } from "../../onnx/small-graph.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { hasEnded, until } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const PROGRAM = fileURLToPath(new URL("fixtures/speaks-long.mjs", import.meta.url));

/**
 * Writes a model with the inputs and outputs of an export, under any names. Its sound is the ids times the speed, and its
 * durations are the ids.
 */
async function writeModel(folder: string, ids: string, speed: "float32" | "int32"): Promise<string> {
  const graph = smallGraph({
    inputs: { [ids]: [1, 3], style: [1, 256], speed: [1] },
    outputs: ["wave", "durations"],
    constants: { flat: ["int64", [1], [-1]] },
    nodes: [
      node("Cast", [ids], ["numbers"], { to: 1 }),
      node("Cast", ["speed"], ["pace"], { to: 1 }),
      node("Mul", ["numbers", "pace"], ["paced"]),
      node("Reshape", ["paced", "flat"], ["wave"]),
      node("Reshape", [ids, "flat"], ["durations"]),
    ],
  });
  for (const value of [...(graph.model.graph?.input ?? []), ...(graph.model.graph?.output ?? [])]) {
    const tensor = value.type?.tensorType;
    if (tensor && value.name === "speed") tensor.elemType = ElementType[speed];
    if (tensor && value.name === "durations") tensor.elemType = ElementType.int64;
  }
  const path = join(folder, "model.onnx");
  await writeFile(path, Buffer.concat([...modelBytes(graph)]));
  return path;
}

/** Whether this system gives huge pages to programs that ask for them, and glibc can ask. */
function givesHugePages(): boolean {
  const setting = "/sys/kernel/mm/transparent_hugepage/enabled";
  const { header } = process.report.getReport() as { readonly header: { readonly glibcVersionRuntime?: string } };
  const [, minor = 0] = header.glibcVersionRuntime?.split(".").map(Number) ?? [];
  return minor >= 35 && existsSync(setting) && readFileSync(setting, "utf8").includes("[madvise]");
}

const input = (speed: number) => ({ ids: Int32Array.of(1, 2, 3), style: new Float32Array(256), speed });

interface SmallWorkers extends KokoroWorkers {
  readonly events: PoolEvent[];
  readonly pids: () => number[];
}

/** Opens workers with a model that takes no time. */
async function openSmall(
  folder: string,
  workers = 1,
  supervision: KokoroSupervision = {},
  modelPath?: string,
): Promise<SmallWorkers> {
  const path = modelPath ?? (await writeModel(folder, "tokens", "float32"));
  const events: PoolEvent[] = [];
  const pool = openWorkers(
    "test",
    path,
    { workers, threads: 1 },
    {
      restarts: { backOffMs: 20 },
      ...supervision,
      onEvent: (event) => events.push(event),
    },
  );
  const pids = (): number[] =>
    pool.status().workers.flatMap(({ pid, state }) => (state === "ready" && pid ? [pid] : []));
  return { ...pool, events, pids };
}

describe("a worker of the embedded engine", () => {
  test.each(["tokens", "tokens_of_another_export"])(
    "a worker finds the input %s of the ids, and passes the speed as float32",
    async (ids) => {
      await using folder = await openTemporaryFolder();
      await using pool = await openSmall(folder.path, 1, {}, await writeModel(folder.path, ids, "float32"));
      expect(await pool.run(input(1.5))).toEqual({
        samples: Float32Array.of(1.5, 3, 4.5),
        durations: Int32Array.of(1, 2, 3),
      });
    },
  );

  test("a worker passes whole speeds to an export with int32, and refuses to round other speeds", async () => {
    await using folder = await openTemporaryFolder();
    await using pool = await openSmall(folder.path, 1, {}, await writeModel(folder.path, "tokens", "int32"));
    expect((await pool.run(input(2))).samples).toEqual(Float32Array.of(2, 4, 6));
    await expect(pool.run(input(1.5))).rejects.toMatchObject({
      code: "VOX_ENGINE_FAILED",
      message: expect.stringContaining("takes speed as int32, which cannot hold 1.5"),
    });
    expect((await pool.run(input(1))).samples).toEqual(Float32Array.of(1, 2, 3));
  });

  test("every call rejects with the command that helps if the file is not a model, and the worker starts once", async () => {
    await using folder = await openTemporaryFolder();
    const modelPath = join(folder.path, "model.onnx");
    await writeFile(modelPath, "Not found");
    await using pool = await openSmall(folder.path, 1, {}, modelPath);
    for (const _ of [1, 2]) {
      await expect(pool.run(input(1))).rejects.toMatchObject({
        code: "VOX_ENGINE_FAILED",
        message: expect.stringMatching(/could not load .*model\.onnx: .*`voxweave assets verify`/s),
      });
    }
    expect(pool.events.filter(({ type }) => type === "started")).toHaveLength(1);
  });

  test("closing the pool twice closes it once, and later calls reject", async () => {
    await using folder = await openTemporaryFolder();
    const pool = await openSmall(folder.path);
    await Promise.all([pool[Symbol.asyncDispose](), pool[Symbol.asyncDispose]()]);
    await expect(pool.run(input(1))).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });

  test("a killed worker is replaced, and the next worker answers its call", async () => {
    await using folder = await openTemporaryFolder();
    await using pool = await openSmall(folder.path);
    await pool.run(input(1));
    const [pid = 0] = pool.pids();
    process.kill(pid, "SIGSTOP"); // The call reaches the process and is not answered.
    const call = pool.run(input(2));
    process.kill(pid, "SIGKILL");
    expect((await call).samples).toEqual(Float32Array.of(2, 4, 6));
    expect(pool.events.find(({ type }) => type === "ended")).toMatchObject({ error: { code: "VOX_WORKER_CRASHED" } });
    expect(pool.pids()).not.toContain(pid);
  });

  test("killing an idle worker loses no call, and the second worker goes on", async () => {
    await using folder = await openTemporaryFolder();
    await using pool = await openSmall(folder.path, 2);
    await until(() => pool.pids().length === 2, "both workers to be ready");
    process.kill(pool.pids()[0] ?? 0, "SIGKILL");
    const calls = Array.from({ length: 20 }, (_, index) => pool.run(input(index + 1)));
    for (const [index, { samples }] of (await Promise.all(calls)).entries()) expect(samples[0]).toBe(index + 1);
    await until(() => pool.pids().length === 2, "the dead worker to be replaced");
  });

  test("a stopped worker does not answer its pings and is killed, and the next call is answered", async () => {
    await using folder = await openTemporaryFolder();
    await using pool = await openSmall(folder.path, 1, { timeouts: { pingIntervalMs: 1_000 } });
    await pool.run(input(1));
    const [pid = 0] = pool.pids();
    process.kill(pid, "SIGSTOP");
    await expect(pool.run(input(1))).rejects.toMatchObject({ code: "VOX_WORKER_UNRESPONSIVE", details: { pid } });
    expect(hasEnded(pid)).toBe(true);
    expect((await pool.run(input(3))).samples).toEqual(Float32Array.of(3, 6, 9));
  });

  test("a worker that exceeds the deadline of a call is killed, and the next call is answered", async () => {
    await using folder = await openTemporaryFolder();
    await using pool = await openSmall(folder.path);
    await pool.run(input(1));
    process.kill(pool.pids()[0] ?? 0, "SIGSTOP");
    await expect(pool.run(input(1), { deadlineMs: 200 })).rejects.toMatchObject({ code: "VOX_DEADLINE" });
    expect((await pool.run(input(3))).samples).toEqual(Float32Array.of(3, 6, 9));
  });

  test("a worker gets the environment that it needs, and no secrets", async () => {
    await using folder = await openTemporaryFolder();
    process.env["HF_TOKEN"] = "a secret";
    try {
      await using pool = await openSmall(folder.path);
      await pool.run(input(1));
      // Only Linux shows the environment of another process without special rights.
      const environment = await readFile(`/proc/${pool.pids()[0]}/environ`, "utf8");
      expect(environment).toContain("PATH=");
      expect(environment).not.toContain("HF_TOKEN");
    } finally {
      delete process.env["HF_TOKEN"];
    }
  });

  test.skipIf(!givesHugePages())(
    "the process of the model has huge pages where the system gives them on request",
    async () => {
      await using folder = await openTemporaryFolder();
      await using pool = await openSmall(folder.path, 1, {}, await fetchModel(suiteAssets(), {}));
      const ids = Int32Array.from({ length: 40 }, (_, at) => (at % 39 === 0 ? 0 : 43 + (at % 5)));
      expect((await pool.run({ ids, style: new Float32Array(256), speed: 1 })).samples.length).toBeGreaterThan(24_000);
      const memory = await readFile(`/proc/${pool.pids()[0]}/smaps_rollup`, "utf8");
      expect(Number(/^AnonHugePages: +(\d+) kB$/mu.exec(memory)?.[1])).toBeGreaterThan(50_000);
    },
  );

  test.each(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "a worker does not finish its utterance when its program ends by %s",
    async (signal) => {
      const modelPath = await fetchModel(suiteAssets(), {});
      const program = spawn(process.execPath, [PROGRAM, modelPath], { stdio: ["ignore", "pipe", "inherit"] });
      const [line] = (await once(program.stdout, "data")) as [Buffer];
      const pid = Number(line.toString());
      expect(pid).toBeGreaterThan(0);
      await sleep(500); // The utterance takes many seconds.
      expect(hasEnded(pid)).toBe(false);
      program.kill(signal);
      await once(program, "exit");
      // The end takes less than a second on an idle machine; the utterance takes far longer than five.
      for (let waitedMs = 0; waitedMs < 5_000 && !hasEnded(pid); waitedMs += 50) await sleep(50);
      expect(hasEnded(pid)).toBe(true);
    },
  );
});
