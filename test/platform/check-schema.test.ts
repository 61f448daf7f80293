import { expect, test } from "vitest";
import { checkSchema } from "../../src/platform/check-schema.js";
import { z } from "../../src/platform/schema.js";

const schema = z.strictObject({
  text: z.string().min(1).max(5).optional(),
  count: z.number().int().min(1).max(9).optional(),
  flag: z.boolean().optional(),
  list: z.array(z.string()).max(2).optional(),
  format: z.enum(["mp3", "wav"]).optional(),
  either: z.union([z.string(), z.number()], "must be a name or a number").optional(),
  words: z.record(z.string().max(3), z.string()).optional(),
  inner: z.object({ id: z.string() }).optional(),
});

test.each<[unknown, string | undefined, string]>([
  [[], undefined, "the body must be an object, got an array"],
  [null, undefined, "the body must be an object, got null"],
  [{ text: 5 }, "text", "text must be a string, got 5"],
  [{ text: "" }, "text", 'text must not be empty, got ""'],
  [{ text: "secret" }, "text", "text must have at most 5 characters, got 6 characters"],
  [{ count: 10 }, "count", "count must be at most 9, got 10"],
  [{ count: 1.5 }, "count", "count must be a whole number, got 1.5"],
  [{ count: "1" }, "count", 'count must be a number, got "1"'],
  [{ flag: "yes" }, "flag", 'flag must be true or false, got "yes"'],
  [{ list: ["a", "b", "c"] }, "list", "list must have at most 2 entries, got an array"],
  [{ list: [1] }, "list.0", "list.0 must be a string, got 1"],
  [{ format: "wma" }, "format", 'format must be one of mp3, wav, got "wma"'],
  [{ either: false }, "either", "either must be a name or a number, got false"],
  [{ words: { long: "x" } }, "words", 'words must have keys each of which must have at most 3 characters, got "long"'],
  [{ inner: {} }, "inner.id", "inner.id is missing; it must be a string"],
  [{ nobody: 1 }, undefined, 'the body must not have "nobody"'],
])("the mistake in %j has a path, a rule and a value", (value, path, message) => {
  expect(checkSchema(schema, value, "the body").mistake).toMatchObject({ path, message });
});

test("a type that no other has is named by the field that tells the types apart", () => {
  const either = z.discriminatedUnion("type", [
    z.object({ type: z.literal("start") }),
    z.object({ type: z.enum(["stop", "cancel"]) }),
  ]);
  expect(checkSchema(either, { type: "halt" }, "a message").mistake).toMatchObject({
    path: "type",
    message: 'type must be one of start, stop, cancel, got "halt"',
  });
});

test("a value that fits is returned as its schema transforms it", () => {
  const upper = z.string().transform((text) => text.toUpperCase());
  expect(checkSchema(upper, "a", "a text")).toEqual({ value: "A" });
});
