import { expect, test } from "vitest";
import { OptionRangeError, OptionTypeError } from "../../src/core/option-errors.js";
import { checkSpeed, limitSpeed } from "../../src/core/speed.js";

test("checkSpeed accepts 0.25 to 4, and its error names the option, the range and the value", () => {
  for (const speed of [0.25, 1, 4]) expect(checkSpeed("speed", speed)).toBe(speed);
  for (const speed of [0.24, 4.01, Number.NaN]) {
    expect(() => checkSpeed("speed", speed)).toThrow(new OptionRangeError("speed", `must be 0.25 to 4, got ${speed}`));
  }
  expect(() => checkSpeed("speed", "1")).toThrow(new OptionTypeError("speed", 'must be a number, got "1"'));
});

test("limitSpeed returns the nearest speed from 0.25 to 4", () => {
  expect([0, 0.3, 9].map(limitSpeed)).toEqual([0.25, 0.3, 4]);
});
