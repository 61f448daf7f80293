import { expect, test } from "vitest";
import { once } from "../../src/core/once.js";

test("calls at the same time and later calls share one load", async () => {
  let loads = 0;
  const load = once(async () => ++loads);
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

test("a call after a failed load tries again", async () => {
  let loads = 0;
  const load = once(async () => {
    loads += 1;
    if (loads === 1) throw new Error("no network");
    return loads;
  });
  await expect(load()).rejects.toThrow("no network");
  expect(await load()).toBe(2);
});
