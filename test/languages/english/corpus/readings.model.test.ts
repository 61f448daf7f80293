import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { createFrontEnd } from "../../../../src/create-front-end.js";

const frontEnd = createFrontEnd();
afterAll(() => frontEnd.close());

/** A line of the corpus and its phonemes: "text, tab, phonemes". */
const LINES = (await readFile(new URL("readings.tsv", import.meta.url), "utf8")).trimEnd().split("\n");

test("the corpus has at least 3,000 different lines", () => {
  expect(new Set(LINES.map((line) => line.split("\t")[0])).size).toBeGreaterThanOrEqual(3_000);
});

test("every line of the corpus is read as before; `npm run readings -- --accept` pins readings that you have checked", async () => {
  const now = await Promise.all(
    LINES.map(async (line) => {
      const [text = ""] = line.split("\t");
      return `${text}\t${(await frontEnd.explain(text, { markup: "plain" })).phonemes}`;
    }),
  );
  const changed = now.flatMap((line, index) => (line === LINES[index] ? [] : [`- ${LINES[index]}`, `+ ${line}`]));
  expect(changed).toEqual([]);
}, 300_000);
