// Writes data/emoji-names.tsv: each emoji, without variation selectors and skin tones, and its English short name of Unicode
// CLDR, from the package unicode-emoji-json.
import { writeFile } from "node:fs/promises";
import emoji from "unicode-emoji-json/data-by-emoji.json" with { type: "json" };

const NUMBERS = { "1st": "first", "2nd": "second", "3rd": "third", 8: "eight", 10: "ten" };

const lines = Object.entries(emoji)
  .filter(([, { group }]) => group !== "Flags")
  .filter(([character]) => !character.includes("\u20e3"))
  .map(([character, { name }]) => `${character.replaceAll("\ufe0f", "")}\t${said(name)}\n`);

await writeFile(new URL("../data/emoji-names.tsv", import.meta.url), lines.join(""));

/** Lower case, without digits and marks. */
function said(name) {
  return name
    .toLowerCase()
    .replaceAll(/\d+[a-z]*/gu, (number) => NUMBERS[number] ?? number)
    .replaceAll("#", "hash")
    .replaceAll(/[^\p{L}\p{M}\d’' ]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
