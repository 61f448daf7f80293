import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["I dont know", "i don't know"],
  ["I DONT KNOW", "i don't know"],
  ["Dont go", "don't go"],
  ["youre right and theyve won", "you're right and they've won"],
  ["it wont work", "it won't work"],
  ["as is his wont", "as is his wont"],
  ["ill be there, im sure", "i'll be there i'm sure"],
  ["he was ill and tired", "he was ill and tired"],
  ["id like one", "i'd like one"],
  ["your id is here", "your i d is here"],
  ["hes late", "he's late"],
  ["its lid", "its lid"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
