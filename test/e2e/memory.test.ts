import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand } from "../support/command.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const FIXTURE = fileURLToPath(new URL("fixtures/speaks-an-hour.mjs", import.meta.url));
const MEBIBYTE = 2 ** 20;

/**
 * The test finds a speaker that keeps its sound, and a file that keeps its samples: from the quarter to the end, those of one
 * format take 82 MiB. `test/formats/endurance.linux.test.ts` has an hour of each format alone.
 */
test("toFile() takes no more memory for an hour of sound in several formats than for a quarter of an hour", async () => {
  await using folder = await openTemporaryFolder();
  const { code, stdout, stderr } = await runCommand(process.execPath, [FIXTURE, folder.path]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { durationSeconds, rss } = JSON.parse(stdout.toString()) as {
    readonly durationSeconds: number;
    readonly rss: readonly [start: number, quarter: number, end: number];
  };
  expect(durationSeconds).toBeGreaterThan(3_500);
  expect((await stat(join(folder.path, "long.pcm"))).size).toBe(Math.round(durationSeconds * 8_000) * 2);
  const [start, quarter, end] = rss;
  expect(quarter - start).toBeLessThan(200 * MEBIBYTE); // The encoders load, and the heap finds its size.
  expect(end - quarter).toBeLessThan(64 * MEBIBYTE);
});
