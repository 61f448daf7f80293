import { describe, expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

describe("chapters and verses", () => {
  test.each([
    ["John 3:16", "john three sixteen"],
    ["Genesis 1:1-3", "genesis one one to three"],
    ["1 Corinthians 13:4", "first corinthians thirteen four"],
    ["Judg. 4:5", "judges four five"],
    ["see 1 Kgs 3:4", "see first kings three four"],
    ["Eccles. 3:1-8", "ecclesiastes three one to eight"],
    ["Hos 2:4, Mic 6:8b", "hosea two four micah six eight b"],
    ["3 Macc 2:1", "third maccabees two one"],
    ["Zeph. 3:17", "zephaniah three seventeen"],
    ["Surah 2:255", "surah two two fifty five"],
    ["Psalm 3.2", "psalm three two"],
    ["Exod. xx. 3", "exodus twenty three"],
  ])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

  test.each([
    ["odds of 3:4", "odds of three to four"],
    ["Gen 2.1", "gen two point one"],
    ["Mark 3.2", "mark three point two"],
  ])("%s is no verse", (written, expected) => expect(said(written)).toBe(expected));
});
