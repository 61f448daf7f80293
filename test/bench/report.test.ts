import { expect, test } from "vitest";
import type { Measured } from "../../bench/measure.js";
import { contestantTable, limitTable, rowsOf } from "../../bench/report.js";

const RESULT = {
  name: "one",
  kind: "medium",
  audioSeconds: 10,
  firstSeconds: 1,
  tookSeconds: 5,
  cpuSeconds: 8,
  peakRssBytes: 5e8,
};

test("a row of the report has the medians of valid results, and a contestant without any has no row", () => {
  const counted = [RESULT, { ...RESULT, tookSeconds: 3, firstSeconds: 2, distance: 4 }] as Measured[];
  const rows = rowsOf(["one", "other"], { counted, coldStarts: new Map([["one", [2, 4]]]), faults: [] });
  expect(rows).toEqual([
    {
      name: "one",
      rtf: { medium: 0.4 },
      took: { medium: 4 },
      first: { medium: { p50: 1.5, p95: 1.95 } },
      coldStart: 3,
      peakRssBytes: 5e8,
      cpuSeconds: 0.8,
      distance: 4,
    },
  ]);
  expect(contestantTable(rows)).toBe(
    [
      "| contestant | RTF, paragraph | paragraph takes s | first sound, paragraph: p50 / p95 s | cold start s | peak RSS MB | CPU s per s | distance dB |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
      "| one | 0.400 | 4.0 | 1.50 / 1.95 | 3.00 | 500 | 0.80 | 4.0 |",
    ].join("\n"),
  );
});

test("the limit of a machine is the network's multiply-adds divided by the peak of the machine", () => {
  expect(limitTable({ multiplyAdds: 27.5e9, peaks: { float32: 110e9 } })).toContain("| float32 | 220 | 0.250 |");
});
