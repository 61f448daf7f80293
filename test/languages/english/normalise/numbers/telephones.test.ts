import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("telephone numbers", () => {
  test.each([
    ["555-123-4567", "five five five one two three four five six seven"],
    ["(555) 123-4567", "five five five one two three four five six seven"],
    ["Call (555) 123-4567.", "call five five five one two three four five six seven"],
    ["555.123.4567", "five five five one two three four five six seven"],
    ["555 123 4567", "five five five one two three four five six seven"],
    ["+1 555 123 4567", "plus one five five five one two three four five six seven"],
    ["+1 (212) 555-0123", "plus one two one two five five five zero one two three"],
    ["+44 20 7946 0958", "plus four four two zero seven nine four six zero nine five eight"],
    ["+33 1 42 68 53 00", "plus three three one four two six eight five three zero zero"],
    ["1-800-FLOWERS", "one eight hundred flowers"],
    ["1-800-555-1234", "one eight hundred five five five one two three four"],
    ["a 1-800 number", "a one eight hundred number"],
    ["555-0199", "five five five zero one nine nine"],
    ["020 7946 0958", "zero two zero seven nine four six zero nine five eight"],
    ["(020) 7946 0958", "zero two zero seven nine four six zero nine five eight"],
    ["07700 900123", "zero seven seven zero zero nine zero zero one two three"],
    ["Tel: 5551234567", "tel five five five one two three four five six seven"],
    ["(212) 555-0123 ext. 45", "two one two five five five zero one two three extension four five"],
    ["ext. 5", "extension five"],
    ["Call 911", "call nine one one"],
    ["the 911 call", "the nine one one call"],
    ["Porsche 911", "porsche nine eleven"],
    ["dial 411", "dial four one one"],
    ["text 88022", "text eight eight zero two two"],
    ["The emergency line in London is 999.", "the emergency line in london is nine nine nine"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["020 7946 0958", "zero two zero seven nine four six zero nine five eight"]])(
    "%s is read as %s in Britain",
    (written, expected) => {
      expect(said(written, "en-gb")).toBe(expected);
    },
  );
});
