import { expect, test } from "vitest";
import { openFaultyPool } from "./support/faulty-pool.js";

const MALFORMED: readonly (readonly [string, unknown, RegExp])[] = [
  ["null", null, /^job must be an object, got null$/],
  ["undefined", undefined, /^job must be an object, got a value of type undefined$/],
  ["a number", 5, /^job must be an object, got 5$/],
  ["a string", "x", /^job must be an object, got "x"$/],
  ["an array", [], /^job must be an object, got an array$/],
  ["a BigInt inside", { text: 10n }, /^job must be representable as JSON: Do not know how to serialize a BigInt$/],
  ["a circle", circle(), /^job must be representable as JSON: Converting circular structure/],
];

test.each(MALFORMED)("a job that is %s is rejected, and the worker goes on", async (_, job, message) => {
  await using pool = await openFaultyPool();
  await expect(pool.run(job as object)).rejects.toThrow(message);
  await expect(pool.run(job as object)).rejects.toThrow(TypeError);
  expect((await pool.run({ text: "well" })).samples).toHaveLength(320);
  expect(pool.pids()).toHaveLength(1);
});

test("a job that is larger than a frame is rejected, and the worker goes on", async () => {
  await using pool = await openFaultyPool();
  const large = pool.run({ text: "x".repeat(8 << 20) });
  await expect(large).rejects.toThrow(/^job must have at most \d+ bytes as JSON, got 8388619; split the text$/);
  await expect(large).rejects.toThrow(RangeError);
  expect((await pool.run({ text: "well" })).samples).toHaveLength(320);
  expect(pool.pids()).toHaveLength(1);
});

test("a job that cannot be sent costs the others of its batch nothing", async () => {
  const weigh = (job: object): number => (job as { readonly text: string }).text.length;
  await using pool = await openFaultyPool({ batching: { size: 4, room: 1e9, weigh } });
  await pool.ready();
  const occupied = pool.run({ text: "sleep 0.3" });
  const answers = [{ text: "one" }, { text: 10n }, { text: "x".repeat(8 << 20) }, { text: "four" }].map((job) =>
    pool.run(job).then(({ samples }) => samples?.length, String),
  );
  expect(await Promise.all(answers)).toEqual([
    240,
    expect.stringMatching(/BigInt/),
    expect.stringMatching(/bytes/),
    320,
  ]);
  await occupied;
  expect(pool.pids()).toHaveLength(1);
});

function circle(): object {
  const self: { self?: object } = {};
  self.self = self;
  return self;
}
