import { expect, test } from "vitest";
import { isUsageError, UsageError } from "../../src/cli/usage-errors.js";
import { VoxError } from "../../src/core/errors.js";
import { OptionRangeError, OptionTypeError } from "../../src/core/option-errors.js";

test.each<[string, unknown, boolean]>([
  ["a mistake on the command line", new UsageError("-o - must be the only output"), true],
  ["an option of a wrong type", new OptionTypeError("voice", "must be a string, got 4"), true],
  ["an option out of bounds", new OptionRangeError("speed", "must be 0.25 to 4, got 9"), true],
  ["an unknown voice", new VoxError("VOX_VOICE_UNKNOWN", "no", { voice: "x", near: [] }), true],
  ["a failed engine", new VoxError("VOX_ENGINE_FAILED", "no", { engine: "x" }), false],
  ["a fault in the program", new TypeError("Cannot read properties of undefined (reading 'x')"), false],
  ["a length that is not valid", new RangeError("Invalid array length"), false],
  ["a thrown text", "no", false],
])("isUsageError() tells whether %s is wrong usage", (_, error, expected) => {
  expect(isUsageError(error)).toBe(expected);
});
