import { describe, expect, test } from "vitest";
import { barLine } from "../../src/cli/progress-bar.js";

describe("the line of a progress bar", () => {
  test("the line of a progress bar has a label, a bar, a percentage and a note", () => {
    expect(barLine("speaking", 0.5, "3 s left", 80)).toBe(`speaking ${"█".repeat(15)}${"░".repeat(15)} 50% 3 s left`);
  });

  test.each([10, 16, 20, 30, 40, 60, 80])(
    "the line of a progress bar fits %d columns and shows the whole percentage",
    (columns) => {
      for (const label of ["speaking", "voices/af_heart   ", "[3/5] first import of everything"]) {
        for (const progress of [0, 0.07, 0.5, 1]) {
          const line = barLine(label, progress, "12 s of audio, 40 s left", columns);
          expect(line.length).toBeLessThan(columns);
          expect(line).toMatch(new RegExp(`(?: |^)${Math.floor(progress * 100)}%(?: |$)`, "u"));
        }
      }
    },
  );
});
