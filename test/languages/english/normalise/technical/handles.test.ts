import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["#winning", "hashtag winning"],
  ["so #ThrowbackThursday, all", "so hashtag throwback thursday all"],
  ["(#BlackLivesMatter)", "hashtag black lives matter"],
  ["#NASA is up", "hashtag nasa is up"],
  ["#top10", "hashtag top ten"],
  ["#my_tag", "hashtag my tag"],
  ["follow @jack now", "follow at jack now"],
  ["@NASA said", "at nasa said"],
  ["by @user_name.", "by at user underscore name"],
  ["r/programming", "r slash programming"],
  ["#FF5733 is orange", "hash f f five seven three three is orange"],
  ["#fff", "hash f f f"],
  ["0x1F", "zero x one f"],
  ["commit 3f2a9bc", "commit three f two a nine b c"],
  [
    "123e4567-e89b-12d3-a456-426614174000",
    "one two three e four five six seven dash e eight nine b dash one two d three dash a four five six dash four two six six one four one seven four zero zero zero",
  ],
  ["the facade is old", "the facade is old"],
  ["#add more", "hashtag add more"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
