import fc from "fast-check";
import { expect, test } from "vitest";
import { createRecycling } from "../../src/workers/recycling.js";

test("a worker is due after its number of jobs, varied by up to a fifth", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (jobs, chance) => {
      const isDue = createRecycling({ jobs, growthBytes: 1 }, () => chance);
      let done = 1;
      while (!isDue(undefined)) done += 1;
      expect(done).toBeGreaterThanOrEqual(Math.max(1, Math.round(jobs * 0.8)));
      expect(done).toBeLessThanOrEqual(Math.max(1, Math.round(jobs * 1.2)));
    }),
  );
});

test("a worker is due when its memory has grown too much since its first job", () => {
  const isDue = createRecycling({ jobs: 1_000, growthBytes: 100 });
  expect([5_000, 5_100, 4_000, 5_101].map(isDue)).toEqual([false, false, false, true]);
});

test("a worker that does not report its memory is due by its jobs alone", () => {
  const isDue = createRecycling({ jobs: 1_000, growthBytes: 0 });
  expect(Array.from({ length: 100 }, () => isDue(undefined))).not.toContain(true);
});
