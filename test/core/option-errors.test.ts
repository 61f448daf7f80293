import { expect, test } from "vitest";
import { isOptionError, OptionRangeError, OptionTypeError } from "../../src/core/option-errors.js";

test.each([
  [OptionTypeError, TypeError, "TypeError"],
  [OptionRangeError, RangeError, "RangeError"],
])("a %o is an error of the class in the documents, and names its option", (Kind, Base, name) => {
  const cause = new Error("why");
  const error = new Kind("loudness.lufs", "must be -40 to -10, got 3", { cause });
  expect(error).toBeInstanceOf(Base);
  expect(isOptionError(error)).toBe(true);
  expect(error).toMatchObject({ option: "loudness.lufs", cause });
  expect(String(error)).toBe(`${name}: loudness.lufs must be -40 to -10, got 3`);
});

test.each([
  ["a TypeError of JavaScript", () => (undefined as unknown as Error).message],
  ["a TypeError of Node", () => new URL("nowhere")],
  ["a RangeError of JavaScript", () => new Array(-1)],
  ["a wrong option that comes from another thread", () => structuredClone(new OptionRangeError("speed", "is wrong"))],
])("isOptionError() is false for %s", (_, fail) => {
  expect(isOptionError(thrownBy(fail))).toBe(false);
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
