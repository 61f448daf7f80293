import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["Good 😀", "good grinning face"],
  ["I ❤️ you", "i red heart you"],
  ["👍🏽 great", "thumbs up great"],
  ["🎉🎉🎉 Done!", "party popper done"],
  ["🎉 🎉 Done", "party popper done"],
  ["the 🇺🇸 team", "the flag united states team"],
  ["🇬🇧 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "flag united kingdom and flag scotland"],
  ["1️⃣ First", "one first"],
  ["👨‍👩‍👧 came", "family man woman girl came"],
  ["👩🏾‍💻 codes", "woman technologist codes"],
  ["(😂)", "face with tears of joy"],
  ["fire🔥sale", "fire fire sale"],
  ["Nice :)", "nice smiley face"],
  [":-) hello", "smiley face hello"],
  ["Oh :(", "oh sad face"],
  ["a wink ;-)", "a wink winking face"],
  ["I <3 you", "i heart you"],
  ["so :D", "so grinning face"],
  ["¯\\_(ツ)_/¯", "shrug"],
  ["(see note:)", "see note"],
  ["⭐ five", "star five"],
  ["✅ done", "check mark button done"],
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));
