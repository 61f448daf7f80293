import { expect, test } from "vitest";
import { abortable } from "../../src/core/abort.js";

const reason = new Error("changed my mind");
const never = new Promise<never>(() => {});

test("work without a signal resolves with its own result", async () => {
  await expect(abortable(Promise.resolve(1), undefined)).resolves.toBe(1);
});

test("work that settles before an abort passes on its result or its failure", async () => {
  const { signal } = new AbortController();
  await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1);
  const failure = new Error("failed");
  await expect(abortable(Promise.reject(failure), signal)).rejects.toBe(failure);
});

test("an abort rejects with the caller's reason of any type, unwrapped", async () => {
  for (const given of [reason, "a string", undefined]) {
    const controller = new AbortController();
    const waiting = abortable(never, controller.signal);
    controller.abort(given);
    await expect(waiting).rejects.toBe(controller.signal.reason);
  }
});

test("a signal that is already aborted rejects with its reason", async () => {
  await expect(abortable(Promise.resolve(1), AbortSignal.abort(reason))).rejects.toBe(reason);
});

test("a later failure of aborted work causes no unhandled rejection", async () => {
  const unhandled: unknown[] = [];
  const record = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", record);
  try {
    const controller = new AbortController();
    const waiting = abortable(failSoon(), controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(abortable(failSoon(), AbortSignal.abort(reason))).rejects.toBe(reason);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unhandled).toEqual([]);
  } finally {
    process.off("unhandledRejection", record);
  }
});

test("abortable leaves no listener on the caller's signal", async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  await abortable(Promise.resolve(1), signal);
  await abortable(Promise.reject(reason), signal).catch(() => {});
  expect(listeners).toBe(0);
});

function failSoon(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("too late to matter")), 1));
}
