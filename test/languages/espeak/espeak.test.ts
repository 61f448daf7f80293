import type { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { openEspeak } from "../../../src/languages/espeak/espeak.js";

const IPA = ["ˈola"];

describe("an aborted call", () => {
  test("rejects with the caller's reason when aborted before it began, and starts no worker", async () => {
    await using espeak = openEspeak();
    const workers = await workersOf(async () => {
      const reason = new Error("changed my mind");
      const signal = AbortSignal.abort(reason);
      await expect(espeak.phonemize(["hola"], "es", { signal })).rejects.toBe(reason);
    });
    expect(workers).toEqual([]);
  });

  test("rejects with the caller's reason when aborted at work, and the next call is answered", async () => {
    await using espeak = openEspeak();
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const call = espeak.phonemize(["uno", "dos"], "es", { signal: controller.signal });
    const next = espeak.phonemize(["hola"], "es");
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(await next).toEqual(IPA);
  });
});

describe("a worker that dies", () => {
  test("fails the calls in flight, and the next call starts another", async () => {
    await using espeak = openEspeak();
    const [worker] = await workersOf(() => espeak.phonemize(["hola"], "es"));
    const call = espeak.phonemize(["hola"], "es");
    const failure = expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_FAILED", details: { engine: "espeak-ng" } });
    await worker?.terminate();
    await failure;
    expect(await espeak.phonemize(["hola"], "es")).toEqual(IPA);
  });

  test("does not take down the one that is started at once in its place", async () => {
    await using espeak = openEspeak();
    const [worker] = await workersOf(() => espeak.phonemize(["hola"], "es"));
    worker?.postMessage(undefined); // No request: the worker throws, and its "exit" follows its "error".
    const call = espeak.phonemize(["hola"], "es");
    await expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_FAILED" });
    expect(await espeak.phonemize(["hola"], "es")).toEqual(IPA);
  });
});

describe("disposing", () => {
  test("ends the calls in flight, and refuses those that follow", async () => {
    const espeak = openEspeak();
    const call = espeak.phonemize(["hola"], "es");
    const failure = expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED", details: { engine: "espeak-ng" } });
    await espeak[Symbol.asyncDispose]();
    await failure;
    await expect(espeak.phonemize(["hola"], "es")).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });

  test("may happen twice, and before any call", async () => {
    const espeak = openEspeak();
    await espeak[Symbol.asyncDispose]();
    await espeak[Symbol.asyncDispose]();
  });
});

/** The worker threads that are started while `action` runs. */
async function workersOf(action: () => Promise<unknown>): Promise<readonly Worker[]> {
  const workers: Worker[] = [];
  const record = (worker: Worker): void => void workers.push(worker);
  process.on("worker", record);
  try {
    await action();
  } finally {
    process.off("worker", record);
  }
  return workers;
}
