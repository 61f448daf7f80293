import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { fetchModel } from "../../../src/engines/kokoro-onnx/model.js";
import { type KokoroSupervision, type KokoroWorkers, openWorkers } from "../../../src/engines/kokoro-onnx/workers.js";
import type { PoolEvent } from "../../../src/workers/supervisor.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { until } from "../../support/processes.js";

/** Seconds of work on any processor. */
const LONG = input(500);
const SHORT = input(12);

function input(length: number): { ids: Int32Array<ArrayBuffer>; style: Float32Array<ArrayBuffer>; speed: number } {
  const ids = Int32Array.from({ length }, (_, at) => (at === 0 || at === length - 1 ? 0 : 43 + (at % 20)));
  return { ids, style: new Float32Array(256).fill(0.01), speed: 1 };
}

describe("an abort of an utterance that is being spoken", () => {
  let modelPath = "";
  let pool: KokoroWorkers;
  let events: PoolEvent[] = [];

  beforeAll(async () => {
    modelPath = await fetchModel(suiteAssets(), {});
  });
  afterEach(() => pool[Symbol.asyncDispose]());

  async function open(supervision: KokoroSupervision = {}): Promise<void> {
    events = [];
    const onEvent = (event: PoolEvent): number => events.push(event);
    pool = openWorkers("test", modelPath, { workers: 1, threads: 2 }, { ...supervision, onEvent });
    await pool.run(SHORT);
  }

  /** Starts a long utterance, and aborts it once a worker speaks it. Resolves when the call has rejected. */
  async function interrupt(): Promise<void> {
    const controller = new AbortController();
    const answered = pool.run(LONG, { signal: controller.signal });
    await until(() => pool.status().workers.some(({ state }) => state === "busy"), "a busy worker");
    controller.abort();
    await expect(answered).rejects.toMatchObject({ name: "AbortError" });
  }

  const count = (type: PoolEvent["type"]): number => events.filter((event) => event.type === type).length;
  const readyWorkers = (): number => pool.status().workers.filter(({ state }) => state === "ready").length;

  test("an abort of a long utterance ends the worker, and the next call gets a new one", async () => {
    await open();
    await interrupt();
    const { samples } = await pool.run(SHORT);
    expect(samples.length).toBeGreaterThan(0);
    expect(events.find(({ type }) => type === "ended")).toMatchObject({ error: undefined });
    expect(count("ready")).toBeGreaterThanOrEqual(2);
  });

  test("a spare takes over after an abort, so the next call does not wait for a start", async () => {
    await open({ spares: 1 });
    await until(() => count("ready") === 2, "the spare");
    await interrupt();
    expect(readyWorkers()).toBe(1);
    await pool.run(SHORT);
    expect(count("ended")).toBe(1);
    await until(() => count("ready") === 3, "the next spare");
  });

  test("by default, a spare stands by after the first abort", async () => {
    await open();
    await interrupt();
    await pool.run(SHORT);
    await until(() => readyWorkers() === 2, "a spare");
    await interrupt();
    expect(readyWorkers()).toBe(1);
    expect((await pool.run(SHORT)).samples.length).toBeGreaterThan(0);
  });

  test("many aborts in a row do not close the pool", async () => {
    await open();
    for (let times = 0; times < 8; times += 1) await interrupt();
    expect((await pool.run(SHORT)).samples.length).toBeGreaterThan(0);
    expect(count("down")).toBe(0);
  });

  test("a worker that is almost done at an abort finishes its utterance and stays", async () => {
    await open();
    // The pool learns how long a phoneme takes, so that three of them take far less than the start of a worker.
    for (let times = 0; times < 10; times += 1) await pool.run(SHORT);
    const controller = new AbortController();
    const answered = pool.run(input(3), { signal: controller.signal });
    controller.abort();
    await expect(answered).rejects.toMatchObject({ name: "AbortError" });
    await pool.run(SHORT);
    expect(count("ended")).toBe(0);
  });
});
