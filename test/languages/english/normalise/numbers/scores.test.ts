import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("scores", () => {
  test.each([
    ["They won 3-2.", "they won three to two"],
    ["They won 21–14.", "they won twenty one to fourteen"],
    ["a 3-2 win", "a three two win"],
    ["a 0-0 draw", "a zero zero draw"],
    ["lost 4-1", "lost four to one"],
    ["tied 2-2", "tied two two"],
    ["a 3–1 lead", "a three one lead"],
    ["a 5-4 decision", "a five four decision"],
    ["6-4, 7-5", "six four seven five"],
    ["She won 6-4, 3-6, 7-5.", "she won six four three six seven five"],
    ["The final score was 110-98.", "the final score was one hundred ten to ninety eight"],
    ["The Lakers beat the Celtics 110-98.", "the lakers beat the celtics one hundred ten to ninety eight"],
    ["15-love, 40-30 in the second set", "fifteen love forty thirty in the second set"],
    ["a 6–3 vote", "a six three vote"],
    ["ahead 14-7", "ahead fourteen to seven"],
    ["2-0", "two to zero"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([
    ["won 3-0", "won three nil"],
    ["a 0-0 draw", "a nil nil draw"],
    ["won 2-1", "won two one"],
  ])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
