import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { AUDIO_FORMATS } from "../../src/formats/registry.js";

const MEBIBYTE = 2 ** 20;

/** Facts about a process at one moment. */
interface ProcessFacts {
  readonly rss: number;
  readonly threads: number;
  readonly resources: readonly string[];
}

describe.concurrent("an hour of sound", () => {
  test.each(AUDIO_FORMATS.map(({ id, name }) => [name, id] as const))(
    "an hour of %s takes no more memory than a quarter of an hour",
    async (_, id) => {
      const { bytes, rss } = await runFixture<{ bytes: number; rss: [number, number, number] }>("encode-an-hour", id);
      expect(bytes).toBeGreaterThan(MEBIBYTE);
      const [start, quarter, end] = rss;
      // The samples of the time between take 82 MiB.
      expect(quarter - start).toBeLessThan(40 * MEBIBYTE);
      expect(end - quarter).toBeLessThan(40 * MEBIBYTE);
    },
  );
});

test.each([
  ["a shared thread", "shared", 1_000],
  ["a thread each", "own", 70],
])("aborted sinks with %s leave no thread, no handle and no memory", async (_, threads, count) => {
  const facts = await runFixture<{ before: ProcessFacts; after: ProcessFacts; rejected: number }>(
    "abort-sinks",
    String(count),
    threads,
  );
  expect(facts.rejected).toBe(count);
  expect(facts.after.threads).toBeLessThanOrEqual(facts.before.threads);
  expect(facts.after.resources).toEqual(facts.before.resources);
  // Encoders that were left open took 90 MiB.
  expect(facts.after.rss - facts.before.rss).toBeLessThan(40 * MEBIBYTE);
});

async function runFixture<Facts>(name: string, ...args: readonly string[]): Promise<Facts> {
  const script = fileURLToPath(new URL(`fixtures/${name}.mjs`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
  return JSON.parse(stdout) as Facts;
}
