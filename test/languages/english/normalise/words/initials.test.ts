import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["the U.S. economy", "the u s economy"],
  ["He lives in the U.S.", "he lives in the u s"],
  ["the U.S.A. and the U.K.", "the u s a and the u k"],
  ["the U.S.'s debt", "the u s's debt"],
  ["J.R.R. Tolkien", "j r r tolkien"],
  ["J. R. R. Tolkien wrote it.", "j r r tolkien wrote it"],
  ["Samuel L. Jackson", "samuel l jackson"],
  ["J. Smith", "j smith"],
  ["She has a Ph.D. in law", "she has a p h d in law"],
  ["John Smith, M.D.", "john smith m d"],
  ["a B.A. and an M.Sc.", "a b a and an m s c"],
  ["at noon, not a.m. or p.m.", "at noon not a m or p m"],
  ["R.S.V.P. by Friday", "r s v p by friday"],
  ["P.S. I love you", "p s i love you"],
  ["N.B. this", "n b this"],
  ["a.k.a. the King", "a k a the king"],
  ["Plan B failed.", "plan b failed"],
  ["We need Plan A.", "we need plan a"],
  ["vitamin D, hepatitis B", "vitamin d hepatitis b"],
  ["I am here.", "i am here"],
  ["A man came.", "a man came"],
  ["Malcolm X", "malcolm x"],
  ["(the U.N.)", "the u n"],
  ["George V. Higgins", "george v higgins"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
