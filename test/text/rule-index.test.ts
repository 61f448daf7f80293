import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { englishRules } from "../../src/languages/english/normalise/rules.js";
import { parseEmojiNames } from "../../src/languages/english/normalise/words/emoji.js";
import { packageData } from "../../src/platform/package-data.js";

const CASES = new URL("../../bench/reading/cases/", import.meta.url);

test("no rule matches at a character that its `begins` excludes", async () => {
  const rules = englishRules(parseEmojiNames(new TextDecoder().decode(await packageData.load("emoji-names.tsv"))));
  const texts = readdirSync(CASES).flatMap((file) =>
    readFileSync(new URL(file, CASES), "utf8")
      .split("\n")
      .map((line) => line.split("\t")[1] ?? ""),
  );
  const wrong = new Set<string>();
  for (const text of texts) {
    for (const { index, 0: character } of text.matchAll(/(?<![\p{L}\p{N}])\S/gu)) {
      for (const { class: name, name: rule, pattern, begins } of rules) {
        if (begins === undefined || begins.test(character)) continue;
        pattern.lastIndex = index;
        const match = pattern.exec(text)?.[0];
        if (match) wrong.add(`${name}, ${rule}: ${match}`);
      }
    }
  }
  expect([...wrong]).toEqual([]);
});
