import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Batching, pickBatch } from "../../../src/workers/queue/batching.js";

const weigh = (payload: object): number | undefined => (payload as { readonly weight?: number }).weight;
const jobs = (...weights: (number | undefined)[]): { payload: object; alone: boolean }[] =>
  weights.map((weight) => ({ payload: { weight }, alone: false }));
const weightsOf = (waiting: ReturnType<typeof jobs>, batching?: Batching<object>): (number | undefined)[] =>
  pickBatch(waiting, batching).map(({ payload }) => weigh(payload));

describe("pickBatch", () => {
  const batching: Batching<object> = { size: 3, room: 100, weigh };

  test.each<[string, (number | undefined)[], (number | undefined)[]]>([
    ["is empty if no job waits", [], []],
    ["is the only waiting job", [7], [7]],
    ["is the first job and those of the most similar weight, in their order", [20, 90, 22, 5, 19], [20, 22, 19]],
    ["does not exceed its room, with each job counted as the heaviest", [30, 34, 40], [30, 34]],
    ["leaves out a job without a weight", [20, undefined, 21], [20, 21]],
    ["is the first job alone if that has no weight", [undefined, 20, 21], [undefined]],
    ["is the first job alone if that exceeds the room", [400, 1], [400]],
  ])("a batch %s", (_, waiting, picked) => expect(weightsOf(jobs(...waiting), batching)).toEqual(picked));

  test("a batch is one job if the engine has no batches", () => expect(weightsOf(jobs(1, 2))).toEqual([1]));

  test("a batch leaves out a job that must be alone", () => {
    const [first, second, third] = jobs(1, 2, 3);
    const waiting = [first, { ...second, alone: true }, third] as ReturnType<typeof jobs>;
    expect(weightsOf(waiting, batching)).toEqual([1, 3]);
    expect(weightsOf(waiting.slice(1), batching)).toEqual([2]);
  });

  test("a batch of any jobs has the first one, keeps their order, and keeps its limits", () => {
    const weight = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (weights, size) => {
        const waiting = jobs(...weights);
        const picked = pickBatch(waiting, { size, room: 200, weigh });
        expect(picked[0]).toBe(waiting[0]);
        expect(waiting.filter((job) => picked.includes(job))).toEqual(picked);
        expect(picked.length).toBeLessThanOrEqual(size);
        const heaviest = Math.max(...picked.map(({ payload }) => weigh(payload) ?? 0));
        expect(heaviest * picked.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
