import { readFile } from "node:fs/promises";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createLexicon } from "../../src/lexicon/create-lexicon.js";
import type { Lexicon } from "../../src/lexicon/lexicon.js";
import { lexiconDirectives } from "../../src/lexicon/lexicon-directives.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";
import { readExamples } from "../support/examples.js";

/** Reads the lexicon of an example, by the language of its block. */
const READERS: Record<string, (source: string) => Promise<Lexicon>> = {
  json: (source) => parseLexicon(source, "json", "docs/lexicon.md"),
  tsv: (source) => parseLexicon(source, "tsv", "docs/lexicon.md"),
  xml: (source) => parseLexicon(source, "pls", "docs/lexicon.md"),
  js: (source) => runInNewContext(source.replace(/^await /, ""), { createLexicon }),
};

const examples = readExamples(await readFile(new URL("../../docs/lexicon.md", import.meta.url), "utf8"));
const lexicons = examples.filter(({ language }) => language !== "text");

test("docs/lexicon.md has an example of every format", () => {
  expect(lexicons.map(({ language }) => language)).toEqual(Object.keys(READERS));
});

test.each(lexicons)("the lexicon on line $line of docs/lexicon.md has the result shown below it", async (lexicon) => {
  const use = examples[examples.indexOf(lexicon) + 1];
  const read = READERS[lexicon.language];
  if (use?.language !== "text" || read === undefined)
    throw new Error("each lexicon in docs/lexicon.md needs an example below it");
  const directives = await lexiconDirectives(use.source, [await read(lexicon.source)]);
  const found = directives.map(
    ({ range, ...ask }) => `${use.source.slice(range.start, range.end)}: ${Object.values(ask).join(" ")}`,
  );
  expect(found).toEqual(use.arrows);
});
