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
])("%s is meant as %s", (wanted, meant) => {
  expect(suggest(wanted, VOICES)[0]).toBe(meant);
});

test.each(["zf_xiaobei", "completely different"])("%s is like none", (wanted) => {
  expect(suggest(wanted, VOICES)).toEqual([]);
});

test("there are at most three, or as many as are asked for", () => {
  const names = ["tone1", "tone2", "tone3", "tone4"];
  expect(suggest("tone", names)).toEqual(["tone1", "tone2", "tone3"]);
  expect(suggest("tone", names, 1)).toEqual(["tone1"]);
});

test("a name without letters is like no word that was asked for", () => {
  expect(suggest("heart", ["--", "_"])).toEqual([]);
});

test("whatever is asked for, only names that there are come back, each once", () => {
  fc.assert(
    fc.property(anyText, (wanted) => {
      const near = suggest(wanted, VOICES);
      expect(near.every((name) => VOICES.includes(name))).toBe(true);
      expect(new Set(near).size).toBe(near.length);
    }),
  );
});
