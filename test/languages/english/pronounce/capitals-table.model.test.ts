import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { createFrontEnd } from "../../../../src/create-front-end.js";

const frontEnd = createFrontEnd();
afterAll(() => frontEnd.close());

test("headings in capitals, initialisms, names of mixed case and Roman numerals are read as the table says", async () => {
  const lines = (await readFile(new URL("capitals.tsv", import.meta.url), "utf8")).trimEnd().split("\n");
  const table = lines.map((line) => line.split("\t"));
  const explanations = await Promise.all(table.map(([text = ""]) => frontEnd.explain(text, { markup: "plain" })));
  const readings = explanations.map(({ text, spoken }) => [text, spoken]);
  expect(readings).toEqual(table);
});

test.each(["MR. ANDERSON", "DR. NO", "MRS. DALLOWAY", "ST. LOUIS", "LT. COL. BROWN"])(
  "a title in capitals does not end a sentence: %s",
  async (text) => {
    const { phonemes, sentences } = await frontEnd.explain(text);
    expect(phonemes).not.toContain(".");
    expect(sentences).toHaveLength(1);
  },
);
