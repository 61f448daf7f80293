import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("cardinal numbers", () => {
  test.each([
    [
      "There were 1,234,567 people.",
      "there were one million two hundred thirty four thousand five hundred sixty seven people",
    ],
    ["It has 1 000 000 stars.", "it has one million stars"],
    ["It has 1 000 000 stars, or 12 000.", "it has one million stars or twelve thousand"],
    ["Press 1 for English, 2 for Spanish.", "press one for english two for spanish"],
    ["He owns 12 fish.", "he owns twelve fish"],
    ['"I want 3," she said.', "i want three she said"],
    ["There are (only) 7.", "there are only seven"],
    ["the 3 Rs", "the three rs"],
    ["10k-20k", "ten thousand to twenty thousand"],
    ["20k–30k", "twenty thousand to thirty thousand"],
    ["10K - 20K", "ten thousand to twenty thousand"],
    ["500k-1M users", "five hundred thousand to one million users"],
    ["a 5k-10k run", "a five k to ten k run"],
    ["10-20k", "ten to twenty thousand"],
    ["It was -5 outside.", "it was minus five outside"],
    ["It was −5, or –5, outside.", "it was minus five or minus five outside"],
    ["+3 points", "plus three points"],
    ["There are ~40 of them.", "there are about forty of them"],
    ["over 9000!", "over nine thousand"],
    ["1,000,000+ downloads", "one million plus downloads"],
    ["100+ users", "one hundred plus users"],
    ["a list of 1,2,3", "a list of one two three"],
    ["10,000,000,000 stars", "ten billion stars"],
    [
      "The serial is 12345678901234.",
      "the serial is one two three four five six seven eight nine zero one two three four",
    ],
    [
      "The total is 1.234.567 euro.",
      "the total is one million two hundred thirty four thousand five hundred sixty seven euro",
    ],
    ["version 1.234.567", "version one point two hundred thirty four point five hundred sixty seven"],
    ["10.100.100.100", "one zero dot one zero zero dot one zero zero dot one zero zero"],
    ["1000000000000 grains", "one trillion grains"],
    ["5k followers and 2M users", "five thousand followers and two million users"],
    ["1.2bn people", "one point two billion people"],
    ["The 10K is on Sunday; she ran a 5K.", "the ten k is on sunday she ran a five k"],
    ["a 4K video on 5G", "a four k video on five g"],
    ["3M makes tape.", "three m makes tape"],
    ["5M people came.", "five million people came"],
    ["in seat 14C or 3b", "in seat fourteen c or three b"],
    ["two 20s and three 5s", "two twenties and three fives"],
    ["the 747s", "the seven forty sevens"],
    ["50 Cent and 30ish", "fifty cent and thirty ish"],
    ["401(k)", "four oh one k"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([
    ["101 people and 1,234 dogs", "one hundred and one people and one thousand two hundred and thirty four dogs"],
    ["1,001 nights", "one thousand and one nights"],
    ["115,000", "one hundred and fifteen thousand"],
    ["5k", "five thousand"],
  ])("%s is read as %s in Britain", (written, expected) => {
    expect(said(written, "en-gb")).toBe(expected);
  });
});
