import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { settlesWithin, startTimer } from "../../../../src/platform/node/processes/timers.js";

test.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e12])("a timer of %d ms does not fire at once", async (ms) => {
  let fired = false;
  const timer = startTimer(ms, () => {
    fired = true;
  });
  timer.restart();
  await sleep(20);
  timer.stop();
  expect(fired).toBe(false);
});

test("a stopped timer does not fire, and neither a timer nor a wait keeps the program alive", async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  startTimer(1, () => expect.unreachable()).stop();
  const waiting = settlesWithin(new Promise(() => {}), 5);
  expect(timers()).toBe(before);
  await sleep(10);
  expect(await waiting).toBe(false);
});

test("settlesWithin resolves with true at once if the promise has settled", async () => {
  expect(await settlesWithin(Promise.resolve("done"), 1e9)).toBe(true);
});
