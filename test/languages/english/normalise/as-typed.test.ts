import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { said } from "../../../text/support/said.js";
import { fromRoot } from "../support.js";

/** Dates, years, numbers and addresses as people type them: the text and its words, with a tab between them. */
test.each([
  ["as people type them", "as-typed.tsv", "en-us"],
  ["in rates, exposures and prices", "as-typed-rates.tsv", "en-us"],
  ["of games, science, law and medicine", "as-typed-fields.tsv", "en-us"],
  ["as people in Britain type them", "as-typed-british.tsv", "en-gb"],
])("numbers %s are read as a person reads them", (_, file, locale) => {
  const lines = readFileSync(fromRoot(`test/languages/english/normalise/${file}`), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("# "))
    .map((line) => line.split("\t"));
  const readings = lines.map(([written = ""]) => [written, said(written, locale)]);
  expect(readings).toEqual(lines);
});
