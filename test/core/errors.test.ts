import { describe, expect, expectTypeOf, test } from "vitest";
import { type AnyVoxError, isVoxError, VoxError, type VoxErrorCode } from "../../src/core/errors.js";

describe("a VoxError", () => {
  const cause = new Error("root cause");
  const error = new VoxError("VOX_VOICE_UNKNOWN", "no such voice", { voice: "x", near: ["y"] }, { cause });

  test("a VoxError is an Error with a name, a code, details and a cause", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("VoxError");
    expect(error.message).toBe("no such voice");
    expect(error.code).toBe("VOX_VOICE_UNKNOWN");
    expect(error.details).toEqual({ voice: "x", near: ["y"] });
    expect(error.cause).toBe(cause);
    expect(String(error)).toBe("VoxError: no such voice");
  });

  test("a VoxError without a cause has no property cause", () => {
    expect("cause" in new VoxError("VOX_ENGINE_CLOSED", "closed", { engine: "tone" })).toBe(false);
  });
});

describe("isVoxError", () => {
  test.each([new Error("x"), null, undefined, "VOX_ENGINE_CLOSED", { code: "VOX_ENGINE_CLOSED" }])(
    "%s is not a VoxError",
    (it) => {
      expect(isVoxError(it)).toBe(false);
    },
  );

  test("a check of the code narrows the details, for the compiler too", () => {
    const caught: unknown = new VoxError("VOX_UTTERANCE_TOO_LONG", "too long", { phonemes: 3, maxPhonemes: 2 });
    if (!isVoxError(caught) || caught.code !== "VOX_UTTERANCE_TOO_LONG")
      throw new Error("isVoxError rejected a VoxError");
    expectTypeOf(caught.details).toEqualTypeOf<{ readonly phonemes: number; readonly maxPhonemes: number }>();
    expect(caught.details.phonemes).toBe(3);
  });

  test("an exhaustive switch over the codes compiles only if every code has its details", () => {
    expectTypeOf<AnyVoxError["code"]>().toEqualTypeOf<VoxErrorCode>();
    expectTypeOf<VoxError<"VOX_ENGINE_CLOSED">["details"]>().toEqualTypeOf<{ readonly engine: string }>();
    // @ts-expect-error: details of another code.
    const wrong = new VoxError("VOX_ENGINE_CLOSED", "closed", { voice: "x" });
    expect(wrong.code).toBe("VOX_ENGINE_CLOSED");
  });
});
