import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("rows of digits", () => {
  test.each([
    ["192.168.1.1", "one nine two dot one six eight dot one dot one"],
    ["192.168.0.0/24", "one nine two dot one six eight dot zero dot zero slash twenty four"],
    ["10.0.0.1:8080", "one zero dot zero dot zero dot one port eight zero eight zero"],
    ["4111 1111 1111 1111", "four one one one one one one one one one one one one one one one"],
    ["123-45-6789", "one two three four five six seven eight nine"],
    ["My PIN is 1234.", "my pin is one two three four"],
    ["account 12345678", "account one two three four five six seven eight"],
    ["order #12345", "order one two three four five"],
    ["case no. 12-345", "case number one two three four five"],
    ["978-0-306-40615-7", "nine seven eight zero three zero six four zero six one five seven"],
    ["ISBN 0306406157", "i s b n zero three zero six four zero six one five seven"],
    ["in Beverly Hills, CA 90210", "in beverly hills california nine zero two one zero"],
    ["zip code 90210", "zip code nine zero two one zero"],
    ["90210-1234", "nine zero two one zero one two three four"],
    ["Section 3.2.1", "section three point two point one"],
    ["007", "zero zero seven"],
    ["0042", "zero zero four two"],
    ["the code is 4721", "the code is four seven two one"],
  ])("%s is read as %s", (written, expected) => {
    expect(said(written)).toBe(expected);
  });

  test.each([["account 12345678", "account one two three four five six seven eight"]])(
    "%s is read as %s in Britain",
    (written, expected) => {
      expect(said(written, "en-gb")).toBe(expected);
    },
  );
});
