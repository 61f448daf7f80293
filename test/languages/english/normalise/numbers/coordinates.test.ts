import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("coordinates", () => {
  test.each([
    [
      "40.7128° N, 74.0060° W",
      "forty point seven one two eight degrees north seventy four point zero zero six zero degrees west",
    ],
    ["40° N", "forty degrees north"],
    ["1° S", "one degree south"],
    ["40°42′46″N", "forty degrees forty two minutes forty six seconds north"],
    [
      "40°42'46\" N, 74°0'21\" W",
      "forty degrees forty two minutes forty six seconds north seventy four degrees zero minutes twenty one seconds west",
    ],
    ["51° 30' N", "fifty one degrees thirty minutes north"],
    ["45° NE", "forty five degrees northeast"],
    ["-33.86° S", "minus thirty three point eight six degrees south"],
    ["30°S.", "thirty degrees south"],
    ["(0° E)", "zero degrees east"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });
});
