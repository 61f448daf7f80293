import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createEngineClock } from "../../src/speaker/engine-time.js";

test("a moment in which several utterances wait or are spoken counts once, as speaking if one of them is", async () => {
  const startedMs = performance.now();
  const clock = createEngineClock();
  const speak = (waitMs: number, workMs: number): Promise<void> =>
    clock.measure(async (onStart) => {
      await sleep(waitMs);
      onStart();
      onStart(); // A second worker begins again.
      await sleep(workMs);
    });
  await Promise.all([speak(40, 80), speak(60, 60), speak(80, 10)]);
  const { waitingSeconds, speakingSeconds } = clock.time;
  expect(waitingSeconds).toBeGreaterThan(0.03);
  expect(speakingSeconds).toBeGreaterThan(0.07);
  expect(waitingSeconds + speakingSeconds).toBeLessThanOrEqual((performance.now() - startedMs) / 1_000);
});

test("the time between two utterances does not count, and a call that fails while it waits has not been spoken", async () => {
  const clock = createEngineClock();
  await clock.measure(async (onStart) => onStart());
  await expect(clock.measure(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
  const before = { ...clock.time };
  await sleep(20);
  expect({ ...clock.time }).toEqual(before);
});
