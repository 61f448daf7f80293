import { describe, expect, test } from "vitest";
import { checkChoice, checkInteger, checkNumber, checkString } from "../../src/core/checks.js";
import { OptionRangeError, OptionTypeError } from "../../src/core/option-errors.js";

describe("checkString", () => {
  test("checkString returns a string", () => expect(checkString("text", "")).toBe(""));

  test.each([
    [undefined, "must be a string, got a value of type undefined"],
    [null, "must be a string, got null"],
    [42, "must be a string, got 42"],
    [["a"], "must be a string, got an array"],
    [{}, "must be a string, got a value of type object"],
    [1n, "must be a string, got a value of type bigint"],
  ])("checkString rejects %s with the name and the value", (value, message) => {
    expect(() => checkString("text", value)).toThrow(new OptionTypeError("text", message));
  });
});

describe("checkNumber", () => {
  test.each([0.25, 1, 4])("checkNumber returns %d, which is in its bounds", (value) => {
    expect(checkNumber("speed", value, 0.25, 4)).toBe(value);
  });

  test.each([0.249, 4.001, -1, Infinity, Number.NaN])(
    "checkNumber rejects %d, which is outside its bounds, with an OptionRangeError",
    (value) => {
      expect(() => checkNumber("speed", value, 0.25, 4)).toThrow(
        new OptionRangeError("speed", `must be 0.25 to 4, got ${String(value)}`),
      );
    },
  );

  test("checkNumber rejects a number in a string with an OptionTypeError, and converts nothing", () => {
    expect(() => checkNumber("speed", "1", 0.25, 4)).toThrow(new OptionTypeError("speed", 'must be a number, got "1"'));
  });
});

describe("checkInteger", () => {
  test("checkInteger returns a whole number", () => expect(checkInteger("threads", 4, 0, 8)).toBe(4));

  test("checkInteger rejects a fraction with an OptionRangeError", () => {
    expect(() => checkInteger("threads", 1.5, 0, 8)).toThrow(
      new OptionRangeError("threads", "must be a whole number, got 1.5"),
    );
  });
});

describe("checkChoice", () => {
  test("checkChoice returns one of the choices", () =>
    expect(checkChoice("format", "wav", ["wav", "mp3"])).toBe("wav"));

  test("checkChoice lists the choices when it rejects another value", () => {
    expect(() => checkChoice("format", "ogg", ["wav", "mp3"])).toThrow(
      new OptionRangeError("format", 'must be one of wav, mp3, got "ogg"'),
    );
  });

  test("checkChoice quotes only the beginning of a long value", () => {
    expect(() => checkChoice("format", "x".repeat(1000), ["wav"])).toThrow(/got "x{40}…"$/);
  });
});
