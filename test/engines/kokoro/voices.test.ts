import { expect, test } from "vitest";
import { DEFAULT_VOICE, KOKORO_VOICES } from "../../../src/engines/kokoro/voices.js";

test("each voice of Kokoro has the grade of the model card, except the Spanish and the Portuguese ones", () => {
  const ungraded = KOKORO_VOICES.filter(({ grade }) => grade === undefined);
  expect(ungraded.map(({ id }) => id)).toEqual(["ef_dora", "em_alex", "em_santa", "pf_dora", "pm_alex", "pm_santa"]);
  for (const { grade } of KOKORO_VOICES) expect(grade ?? "A").toMatch(/^[A-DF][+-]?$/);
});

test("the default voice of Kokoro has the best grade, and the lowest grade is F+", () => {
  const grades = new Map(KOKORO_VOICES.map(({ id, grade }) => [id, grade]));
  expect(KOKORO_VOICES.filter(({ grade }) => grade === "A").map(({ id }) => id)).toEqual([DEFAULT_VOICE]);
  expect(grades.get("af_bella")).toBe("A-");
  expect(grades.get("am_adam")).toBe("F+");
  expect(grades.get("jf_alpha")).toBe("C+");
});
