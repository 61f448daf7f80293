import fc from "fast-check";
import { expect, test } from "vitest";
import { createRestartPolicy, DEFAULT_RESTARTS } from "../../src/workers/restarts.js";

const anyGaps = fc.array(fc.nat({ max: 90_000 }), { maxLength: 60 });

test("at most five workers start within a minute, for any times of their deaths", () => {
  fc.assert(
    fc.property(anyGaps, fc.double({ min: 0, max: 0.999, noNaN: true }), (gaps, chance) => {
      const policy = createRestartPolicy(DEFAULT_RESTARTS, () => chance);
      const starts = [0];
      let nowMs = 0;
      for (const gap of gaps) {
        nowMs = Math.max(nowMs + gap, starts.at(-1) as number);
        const verdict = policy.died(nowMs);
        starts.push(nowMs + (verdict === "give up" ? DEFAULT_RESTARTS.windowMs : verdict.delayMs));
      }
      for (const start of starts) {
        expect(starts.filter((at) => at >= start && at < start + DEFAULT_RESTARTS.windowMs).length).toBeLessThanOrEqual(
          5,
        );
      }
    }),
  );
});

test("the wait doubles with each death, is shortened by at most a half, and has a cap", () => {
  const limits = { ...DEFAULT_RESTARTS, most: 100 };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (chance) => {
      const policy = createRestartPolicy(limits, () => chance);
      for (let row = 0; row < 12; row += 1) {
        const full = Math.min(30_000, 250 * 2 ** row);
        const verdict = policy.died(row);
        if (verdict === "give up") throw new Error("too soon");
        expect(verdict.delayMs).toBeGreaterThanOrEqual(full / 2);
        expect(verdict.delayMs).toBeLessThanOrEqual(full);
      }
    }),
  );
});

test("an answered job resets the wait, but not the count of deaths", () => {
  const policy = createRestartPolicy(DEFAULT_RESTARTS, () => 1);
  for (let death = 0; death < 4; death += 1) {
    expect(policy.died(death)).toEqual({ delayMs: 250 });
    policy.answered();
  }
  expect(policy.died(4)).toBe("give up");
});

test("any number of deaths is accepted if they are far apart", () => {
  const policy = createRestartPolicy(DEFAULT_RESTARTS, () => 1);
  for (let death = 0; death < 50; death += 1) {
    policy.ready();
    expect(policy.died(death * 15_001)).not.toBe("give up");
  }
});

test("the policy gives up after five deaths before any worker is ready, for any time between them", () => {
  const policy = createRestartPolicy(DEFAULT_RESTARTS, () => 1);
  const verdicts = [1, 2, 3, 4, 5].map((death) => policy.died(death * 120_000));
  expect(verdicts.map((verdict) => verdict === "give up")).toEqual([false, false, false, false, true]);
});
