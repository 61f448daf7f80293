import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createJobQueue, type JobQueue } from "../../../src/workers/queue/jobs.js";

type Names = JobQueue<string, never>;

function openQueue(): Names {
  return createJobQueue<string, never>(() => {});
}

function add(queue: Names, name: string, caller: unknown, priority = 0): void {
  queue.add(name, { deadlineMs: 1, caller, priority }).catch(() => {});
}

/** Adds the first utterance of a text. */
function addFirst(queue: Names, name: string, caller: unknown): void {
  queue.add(name, { deadlineMs: 1, caller, first: true }).catch(() => {});
}

function takeAll(queue: Names): string[] {
  const names: string[] = [];
  while (queue.length > 0) names.push(...queue.take().map(({ payload }) => payload));
  return names;
}

describe("the queue of jobs", () => {
  test("jobs without a caller leave in the order in which they came", () => {
    const queue = openQueue();
    for (const name of ["a", "b", "c"]) queue.add(name, { deadlineMs: 1 }).catch(() => {});
    expect(takeAll(queue)).toEqual(["a", "b", "c"]);
  });

  test("callers take turns, however many jobs one of them has", () => {
    const queue = openQueue();
    for (const name of ["book 1", "book 2", "book 3"]) add(queue, name, "book");
    for (const name of ["chat 1", "chat 2"]) add(queue, name, "chat");
    expect(takeAll(queue)).toEqual(["book 1", "chat 1", "book 2", "chat 2", "book 3"]);
  });

  test("a new caller waits for one more job of the caller that was just served", () => {
    const queue = openQueue();
    add(queue, "book 1", "book");
    expect(queue.take()).toHaveLength(1);
    add(queue, "book 2", "book");
    add(queue, "book 3", "book");
    add(queue, "chat 1", "chat");
    expect(takeAll(queue)).toEqual(["book 2", "chat 1", "book 3"]);
  });

  test("a stream of new callers does not starve an old one", () => {
    const queue = openQueue();
    add(queue, "book 1", "book");
    add(queue, "book 2", "book");
    const order: string[] = [];
    for (let caller = 0; caller < 5; caller += 1) {
      add(queue, `chat ${caller}`, `chat ${caller}`);
      order.push(...queue.take().map(({ payload }) => payload));
    }
    expect(order.slice(0, 3)).toContain("book 2");
  });

  test("the first utterance of a text comes before other utterances, also of the same caller", () => {
    const queue = openQueue();
    for (const name of ["book 1", "book 2", "book 3"]) add(queue, name, "one");
    addFirst(queue, "chat", "one");
    expect(takeAll(queue)).toEqual(["chat", "book 1", "book 2", "book 3"]);
  });

  test("texts that begin at the same time are all begun before one of them goes on", () => {
    const queue = openQueue();
    for (const name of ["a", "b", "c", "d"]) addFirst(queue, `${name} 1`, name);
    const order: string[] = [];
    while (queue.length > 0) {
      const [name = ""] = queue.take().map(({ payload }) => payload);
      order.push(name);
      if (name.endsWith("1")) add(queue, name.replace("1", "2"), name[0]);
    }
    expect(order).toEqual(["a 1", "b 1", "c 1", "d 1", "a 2", "b 2", "c 2", "d 2"]);
  });

  test("callers take turns also among first utterances", () => {
    const queue = openQueue();
    for (const name of ["a 1", "a 2", "a 3"]) addFirst(queue, name, "a");
    addFirst(queue, "b 1", "b");
    expect(takeAll(queue)).toEqual(["a 1", "b 1", "a 2", "a 3"]);
  });

  test("however many texts begin, an utterance waits at most twice as long as by round robin", () => {
    const counts = fc.record({ firsts: fc.integer({ min: 1, max: 5 }), callers: fc.integer({ min: 1, max: 10 }) });
    fc.assert(
      fc.property(counts, ({ firsts, callers }) => {
        const queue = openQueue();
        for (let caller = 0; caller < callers; caller += 1) add(queue, `book ${caller}`, caller);
        const turnsOf = new Map<string, number>();
        for (let turn = 1; turn <= 3 * callers; turn += 1) {
          for (let index = 0; index < firsts; index += 1) addFirst(queue, "chat", {});
          for (const { payload } of queue.take()) if (payload !== "chat") turnsOf.set(payload, turn);
        }
        for (let caller = 0; caller < callers; caller += 1) {
          const fair = caller + 1; // By round robin alone, the caller has this turn.
          expect(turnsOf.get(`book ${caller}`)).toBeLessThanOrEqual(2 * fair);
        }
      }),
    );
  });

  test("a job of a higher priority is taken first", () => {
    const queue = openQueue();
    add(queue, "low", "one", -1);
    add(queue, "usual", "two");
    add(queue, "high", "three", 5);
    expect(takeAll(queue)).toEqual(["high", "usual", "low"]);
  });

  test("a job that is tried again is taken first", () => {
    const queue = openQueue();
    add(queue, "crashed", "one");
    const [job] = queue.take();
    for (const name of ["a", "b"]) add(queue, name, name);
    if (job !== undefined) queue.putBack(job, true);
    expect(job?.deaths).toBe(1);
    expect(takeAll(queue)).toEqual(["crashed", "a", "b"]);
  });

  test("no job is lost or taken twice, and the jobs of a caller keep their order", () => {
    const arrivals = fc.array(fc.record({ caller: fc.nat(4), priority: fc.constant(0) }), { maxLength: 40 });
    fc.assert(
      fc.property(arrivals, fc.nat(3), (jobs, takenEarly) => {
        const queue = openQueue();
        const taken: string[] = [];
        for (const [index, { caller }] of jobs.entries()) {
          add(queue, `${caller}:${index}`, caller);
          if (index % 4 < takenEarly) taken.push(...queue.take().map(({ payload }) => payload));
        }
        taken.push(...takeAll(queue));
        expect(taken.toSorted()).toEqual(jobs.map(({ caller }, index) => `${caller}:${index}`).toSorted());
        for (let caller = 0; caller <= 4; caller += 1) {
          const own = taken.filter((name) => name.startsWith(`${caller}:`)).map((name) => Number(name.slice(2)));
          expect(own).toEqual(own.toSorted((one, other) => one - other));
        }
      }),
    );
  });

  test("an abort removes a waiting job and rejects with the caller's reason", async () => {
    const queue = openQueue();
    const controller = new AbortController();
    const answered = queue.add("a", { deadlineMs: 1, signal: controller.signal });
    const reason = new Error("changed my mind");
    controller.abort(reason);
    await expect(answered).rejects.toBe(reason);
    expect(queue.length).toBe(0);
  });
});
