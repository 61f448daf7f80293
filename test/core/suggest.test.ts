import fc from "fast-check";
import { expect, test } from "vitest";
import { suggest } from "../../src/core/suggest.js";
import { anyText } from "../support/any-text.js";

const VOICES = ["af_heart", "af_bella", "am_adam", "bf_emma", "bm_george", "bm_lewis"];

test.each([
  ["af_haert", "af_heart"],
  ["AF-HEART", "af_heart"],
  ["heart", "af_heart"],
  ["george", "bm_george"],
  ["am_adm", "am_adam"],
])("for %s, suggest returns %s first", (given, meant) => {
  expect(suggest(given, VOICES)[0]).toBe(meant);
});

test.each(["zf_xiaobei", "completely different"])(
  "for %s, which is like no voice, suggest returns nothing",
  (given) => {
    expect(suggest(given, VOICES)).toEqual([]);
  },
);

test("suggest returns at most three names, or the given number", () => {
  const names = ["tone1", "tone2", "tone3", "tone4"];
  expect(suggest("tone", names)).toEqual(["tone1", "tone2", "tone3"]);
  expect(suggest("tone", names, 1)).toEqual(["tone1"]);
});

test("suggest never returns a name without letters and digits", () => {
  expect(suggest("heart", ["--", "_"])).toEqual([]);
});

test("suggest returns only known names, each once, for any text", () => {
  fc.assert(
    fc.property(anyText, (given) => {
      const near = suggest(given, VOICES);
      expect(near.every((name) => VOICES.includes(name))).toBe(true);
      expect(new Set(near).size).toBe(near.length);
    }),
  );
});
