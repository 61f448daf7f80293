import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { LexiconFormat } from "../../src/lexicon/lexicon.js";
import { lexiconDirectives } from "../../src/lexicon/lexicon-directives.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import { readExamples } from "../support/examples.js";

const FORMATS: Record<string, LexiconFormat> = { json: "json", tsv: "tsv", xml: "pls" };

const examples = readExamples(await readFile(new URL("../../docs/lexicon.md", import.meta.url), "utf8"));
const lexicons = examples.filter(({ language }) => language !== "text");

test("docs/lexicon.md has an example of every format", () => {
  expect(lexicons.map(({ language }) => language)).toEqual(Object.keys(FORMATS));
});

test.each(lexicons)("the lexicon on line $line of docs/lexicon.md has the result shown below it", async (lexicon) => {
  const use = examples[examples.indexOf(lexicon) + 1];
  const format = FORMATS[lexicon.language];
  if (use?.language !== "text" || format === undefined)
    throw new Error("each lexicon in docs/lexicon.md needs an example below it");
  const directives = await lexiconDirectives(use.source, [
    await parseLexicon(lexicon.source, format, "docs/lexicon.md"),
  ]);
  const found = directives.map(
    ({ range, ...ask }) => `${use.source.slice(range.start, range.end)}: ${Object.values(ask).join(" ")}`,
  );
  expect(found).toEqual(use.arrows);
});
