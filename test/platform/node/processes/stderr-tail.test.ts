import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { collectStderr } from "../../../../src/platform/node/processes/stderr-tail.js";
import { cutAt } from "../../../python/bridge/support/raw-frames.js";

async function collect(chunks: readonly Buffer[]): Promise<{ readonly tail: string; readonly lines: string[] }> {
  const stream = new PassThrough();
  const lines: string[] = [];
  const tail = collectStderr(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream, { writable: false });
  await new Promise((resolve) => setImmediate(resolve));
  return { tail: tail(), lines };
}

test("standard error is kept up to its last 64 KiB", async () => {
  const { tail } = await collect([Buffer.from("first"), Buffer.alloc(1 << 20, "x"), Buffer.from("last")]);
  expect(tail).toHaveLength(64 << 10);
  expect(tail.endsWith("xlast")).toBe(true);
});

test("both \\n and \\r end a line, and so does the end of the stream", async () => {
  const { lines } = await collect([Buffer.from("10%\r20%\r\n\nWARNING\nhalf a li"), Buffer.from("ne\rrest")]);
  expect(lines).toEqual(["10%", "20%", "WARNING", "half a line", "rest"]);
});

test("any split of standard error into chunks yields the same lines, even inside a character", async () => {
  const text = "naïve\r日本語\nemoji 👩‍👩‍👧\r\nend";
  const bytes = Buffer.from(text);
  const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const { lines, tail } = await collect(cutAt(bytes, places));
      expect(lines).toEqual(["naïve", "日本語", "emoji 👩‍👩‍👧", "end"]);
      expect(tail).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test("a line that never ends is kept up to 64 KiB", async () => {
  const { lines } = await collect(Array.from({ length: 40 }, () => Buffer.alloc(10_000, "y")));
  expect(lines.map(({ length }) => length)).toEqual([64 << 10]);
});

test("a destroyed pipe reports its unfinished line", async () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  collectStderr(stream, (line) => lines.push(line));
  stream.write("no end of line");
  await new Promise((resolve) => setImmediate(resolve));
  stream.destroy();
  await new Promise((resolve) => setImmediate(resolve));
  expect(lines).toEqual(["no end of line"]);
});
