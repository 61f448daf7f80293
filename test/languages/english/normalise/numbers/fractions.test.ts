import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("fractions", () => {
  test.each([
    ["Add 1/2 cup of sugar.", "add one half cup of sugar"],
    ["3/4 of them, 2/3 of us", "three quarters of them two thirds of us"],
    ["½ or ¼ or ⅔", "one half or one quarter or two thirds"],
    ["1½ hours and 2 1/2 cups", "one and a half hours and two and a half cups"],
    ["5 7/8", "five and seven eighths"],
    ["1/3", "one third"],
    ["1/100", "one one hundredth"],
    ["22/7", "twenty two sevenths"],
    ["7/10 of the land", "seven tenths of the land"],
    ["a score of 8/10", "a score of eight out of ten"],
    ["He gave it 4/5 stars.", "he gave it four out of five stars"],
    ["open 24/7", "open twenty four seven"],
    ["the 9/11 attacks", "the nine eleven attacks"],
    ["a 50/50 chance", "a fifty fifty chance"],
    ["20/20 vision", "twenty twenty vision"],
    ["His blood pressure is 120/80.", "his blood pressure is one twenty over eighty"],
    ["in 4/4 time", "in four four time"],
    ["at 7/2 odds", "at seven to two odds"],
    ["in 2019/20", "in twenty nineteen twenty"],
    ["1/2-inch", "one half inch"],
    ["1–1½ cups", "one to one and a half cups"],
    ["3/4-1 cup", "three quarters to one cup"],
    ["1-1/2 cups", "one and a half cups"],
    ["½–¾ cup", "one half to three quarters cup"],
    ["-1/2", "minus one half"],
    ["India were 250/6 at the close of play.", "india were two fifty for six at the close of play"],
    ["355/113", "three hundred fifty five over one hundred thirteen"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["1/4 and 3/4", "one quarter and three quarters"]])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
