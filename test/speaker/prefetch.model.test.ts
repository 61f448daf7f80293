import { describe, expect, test } from "vitest";
import { prefetch } from "../../src/speaker/prefetch.js";
import { settle } from "./support/speak.js";

async function* numbers(count: number, onReturn: () => void = () => {}): AsyncGenerator<number> {
  try {
    for (let number = 0; number < count; number += 1) yield number;
  } finally {
    onReturn();
  }
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}

test.each([1, 2, 5])(
  "items keep the order of the source while %d calls work at once and end in any order",
  async (ahead) => {
    const work = async (number: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, (number * 7) % 5));
      return number * 2;
    };
    expect(await collect(prefetch(numbers(12), work, { concurrency: ahead }))).toEqual(
      Array.from({ length: 12 }, (_, n) => n * 2),
    );
  },
);

test("an empty source yields nothing", async () => {
  expect(await collect(prefetch(numbers(0), async (number) => number, { concurrency: 3 }))).toEqual([]);
});

test.concurrent.each([1, 3])("exactly %d more items are in flight while the consumer holds an item", async (ahead) => {
  const begun: number[] = [];
  const mapped = prefetch(numbers(20), async (number) => begun.push(number), { concurrency: ahead });
  for (let held = 1; held <= 5; held += 1) {
    await mapped.next();
    await settle();
    expect(begun).toHaveLength(held + ahead);
  }
  await mapped.return();
});

test.concurrent.each([
  { firstAlone: true, first: [0] },
  { firstAlone: false, first: [0, 1, 2] },
])("$first items start at first if firstAlone is $firstAlone", async ({ firstAlone, first }) => {
  const begun: number[] = [];
  const work = async (number: number): Promise<void> => {
    begun.push(number);
    await new Promise(() => {});
  };
  void prefetch(numbers(20), work, { concurrency: 3, firstAlone }).next();
  await settle();
  expect(begun).toEqual(first);
});

test.concurrent("items are made one after another until there are enough while the consumer holds an item", async () => {
  const begun: number[] = [];
  let running = 0;
  const work = async (number: number): Promise<number> => {
    begun.push(number);
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return number;
  };
  const mapped = prefetch(numbers(40), work, { concurrency: 1, enough: 10, weigh: () => 3 });
  await mapped.next();
  await settle();
  expect(begun).toHaveLength(5); // The item that the consumer holds, and 4 of weight 3.
  await mapped.next();
  await settle();
  expect(begun).toHaveLength(6);
  await mapped.return();
  await settle();
  expect(begun).toHaveLength(6);
});

test.concurrent("items that weigh nothing are not all made at once", async () => {
  const begun: number[] = [];
  const mapped = prefetch(numbers(100), async (number) => begun.push(number), { concurrency: 1, enough: 1 });
  await mapped.next();
  await settle();
  expect(begun.length).toBeLessThanOrEqual(17);
  await mapped.return();
});

test.concurrent("no work starts before the first request", async () => {
  const begun: number[] = [];
  prefetch(numbers(3), async (number) => begun.push(number), { concurrency: 2 });
  await settle();
  expect(begun).toEqual([]);
});

describe("a failure", () => {
  test("a failure of the work reaches the consumer at its place, and ends the source", async () => {
    let ended = false;
    const failure = new Error("failed");
    const work = async (number: number): Promise<number> => {
      if (number === 2) throw failure;
      return number;
    };
    const got: number[] = [];
    const reading = (async () => {
      for await (const number of prefetch(
        numbers(10, () => (ended = true)),
        work,
        { concurrency: 3 },
      ))
        got.push(number);
    })();
    await expect(reading).rejects.toBe(failure);
    expect(got).toEqual([0, 1]);
    expect(ended).toBe(true);
  });

  test("a failure of the source reaches the consumer at its place", async () => {
    const failure = new Error("failed");
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw failure;
    }
    const mapped = prefetch(broken(), async (number) => number, { concurrency: 2 });
    expect(await mapped.next()).toEqual({ done: false, value: 1 });
    await expect(mapped.next()).rejects.toBe(failure);
  });
});

test("leaving the stream early ends the source", async () => {
  let ended = false;
  for await (const number of prefetch(
    numbers(10, () => (ended = true)),
    async (item) => item,
    { concurrency: 2 },
  )) {
    if (number === 1) break;
  }
  expect(ended).toBe(true);
});
