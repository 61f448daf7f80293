import type { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { openEspeak } from "../../../src/languages/espeak/espeak.js";

const SPANISH = { language: "es", voice: "es" };
const IPA = ["ˈola"];

describe("an aborted call", () => {
  test("a call aborted before it begins rejects with the caller's reason and starts no worker", async () => {
    await using espeak = openEspeak();
    const workers = await workersOf(async () => {
      const reason = new Error("changed my mind");
      const signal = AbortSignal.abort(reason);
      await expect(espeak.phonemize(["hola"], SPANISH, { signal })).rejects.toBe(reason);
    });
    expect(workers).toEqual([]);
  });

  test("a call aborted at work rejects with the caller's reason, and the next call succeeds", async () => {
    await using espeak = openEspeak();
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const call = espeak.phonemize(["uno", "dos"], SPANISH, { signal: controller.signal });
    const next = espeak.phonemize(["hola"], SPANISH);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(await next).toEqual(IPA);
  });
});

describe("a worker that dies", () => {
  test("the calls in flight fail when the worker dies, and the next call starts another worker", async () => {
    await using espeak = openEspeak();
    const [worker] = await workersOf(() => espeak.phonemize(["hola"], SPANISH));
    const call = espeak.phonemize(["hola"], SPANISH);
    const failure = expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_FAILED", details: { engine: "espeak-ng" } });
    await worker?.terminate();
    await failure;
    expect(await espeak.phonemize(["hola"], SPANISH)).toEqual(IPA);
  });

  test("a late exit of a failed worker does not end its replacement", async () => {
    await using espeak = openEspeak();
    const [worker] = await workersOf(() => espeak.phonemize(["hola"], SPANISH));
    worker?.postMessage(undefined); // Not a request: the worker throws, and emits "exit" after "error".
    const call = espeak.phonemize(["hola"], SPANISH);
    await expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_FAILED" });
    expect(await espeak.phonemize(["hola"], SPANISH)).toEqual(IPA);
  });
});

describe("disposing", () => {
  test("disposing rejects the calls in flight and all later calls", async () => {
    const espeak = openEspeak();
    const call = espeak.phonemize(["hola"], SPANISH);
    const failure = expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED", details: { engine: "espeak-ng" } });
    await espeak[Symbol.asyncDispose]();
    await failure;
    await expect(espeak.phonemize(["hola"], SPANISH)).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });

  test("eSpeak can be disposed of twice, and before any call", async () => {
    const espeak = openEspeak();
    await espeak[Symbol.asyncDispose]();
    await espeak[Symbol.asyncDispose]();
  });
});

/** Returns the worker threads that start while `action` runs. */
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
