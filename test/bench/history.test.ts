import { join } from "node:path";
import { expect, test } from "vitest";
import { appendRun, comparableRuns, type Run, readRuns } from "../../bench/history.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const RUN: Run = {
  date: "2026-11-22T12:00:00.000Z",
  commit: "abc",
  machine: { processor: "one", cores: 2, features: ["avx2"], memoryGiB: 8, node: "20.19.0" },
  rounds: 3,
  rows: [
    { name: "voxweave", rtf: { medium: 0.25 }, first: {}, coldStart: 4, peakRssBytes: 123_456_789, cpuSeconds: 1 },
  ],
  limits: { multiplyAdds: 27_000_000_000, peaks: { float32: 1.2e11 } },
};

test("the history returns runs as they were added, with figures of four digits", async () => {
  await using folder = await openTemporaryFolder();
  const file = join(folder.path, "history.jsonl");
  await appendRun(file, RUN);
  await appendRun(file, { ...RUN, limits: { ...RUN.limits, peaks: { float32: 1.23456 } } });
  expect(await readRuns(file)).toEqual([RUN, { ...RUN, limits: { ...RUN.limits, peaks: { float32: 1.235 } } }]);
});

test("runs on another processor, or with other cores, are not comparable with the last one", () => {
  const on = (machine: Partial<Run["machine"]>): Run => ({ ...RUN, machine: { ...RUN.machine, ...machine } });
  const runs = [RUN, on({ processor: "other" }), on({ node: "24.0.0" }), on({ cores: 4 }), on({ features: [] }), RUN];
  expect(comparableRuns(runs)).toEqual([RUN, on({ node: "24.0.0" }), RUN]);
});
