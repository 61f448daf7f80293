import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["F*** you", "f star star star you"],
  ["What the f*ck?", "what the f star c k"],
  ["sh*t and s**t", "s h star t and s star star t"],
  ["f***ing a**holes", "f star star star ing a star star holes"],
  ["It is b*tching.", "it is b star tching"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["the ***best*** day", "the best day"],
  ["**so it is** and *all of it*", "so it is and all of it"],
  ["some**thing** else", "some thing else"],
  ["It was free** then*.", "it was free then"],
  ["x**y", "x y"],
  ["a*b = c", "a times b equals c"],
])("%s is not read as a censored word", (written, expected) => expect(said(written)).toBe(expected));
