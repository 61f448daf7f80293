import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { settlesWithin, startTimer } from "../../src/workers/timeouts.js";

test.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e12])(
  "a clock that is set to %d ms does not go off at once",
  async (ms) => {
    let rung = false;
    const clock = startTimer(ms, () => {
      rung = true;
    });
    clock.restart();
    await sleep(20);
    clock.stop();
    expect(rung).toBe(false);
  },
);

test("a clock that was stopped stays silent, and neither it nor a wait keeps the program alive", async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  startTimer(1, () => expect.unreachable()).stop();
  const waiting = settlesWithin(new Promise(() => {}), 5);
  expect(timers()).toBe(before);
  await sleep(10);
  expect(await waiting).toBe(false);
});

test("what settles in time is told at once", async () => {
  expect(await settlesWithin(Promise.resolve("done"), 1e9)).toBe(true);
});
