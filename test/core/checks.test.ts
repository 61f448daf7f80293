import { describe, expect, test } from "vitest";
import { checkChoice, checkInteger, checkNumber, checkString } from "../../src/core/checks.js";

describe("a string", () => {
  test("passes", () => expect(checkString("text", "")).toBe(""));

  test.each([
    [undefined, "text must be a string, got a value of type undefined"],
    [null, "text must be a string, got null"],
    [42, "text must be a string, got 42"],
    [["a"], "text must be a string, got an array"],
    [{}, "text must be a string, got a value of type object"],
    [1n, "text must be a string, got a value of type bigint"],
  ])("%s is refused by name and value", (value, message) => {
    expect(() => checkString("text", value)).toThrow(new TypeError(message));
  });
});

describe("a number", () => {
  test.each([0.25, 1, 4])("%d within its bounds passes", (value) => {
    expect(checkNumber("speed", value, 0.25, 4)).toBe(value);
  });

  test.each([0.249, 4.001, -1, Infinity, Number.NaN])("%d outside its bounds is a RangeError", (value) => {
    expect(() => checkNumber("speed", value, 0.25, 4)).toThrow(
      new RangeError(`speed must be 0.25 to 4, got ${String(value)}`),
    );
  });

  test("written as a string is a TypeError: nothing is converted in silence", () => {
    expect(() => checkNumber("speed", "1", 0.25, 4)).toThrow(new TypeError('speed must be a number, got "1"'));
  });
});

describe("a whole number", () => {
  test("passes", () => expect(checkInteger("threads", 4, 0, 8)).toBe(4));

  test("with a fraction is a RangeError", () => {
    expect(() => checkInteger("threads", 1.5, 0, 8)).toThrow(new RangeError("threads must be a whole number, got 1.5"));
  });
});

describe("a choice", () => {
  test("passes", () => expect(checkChoice("format", "wav", ["wav", "mp3"])).toBe("wav"));

  test("of something else names what there is", () => {
    expect(() => checkChoice("format", "ogg", ["wav", "mp3"])).toThrow(
      new RangeError('format must be one of wav, mp3, got "ogg"'),
    );
  });

  test("that is very long is quoted in part", () => {
    expect(() => checkChoice("format", "x".repeat(1000), ["wav"])).toThrow(/got "x{40}…"$/);
  });
});
