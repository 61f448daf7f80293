import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { said } from "../../../text/support/said.js";
import { fromRoot } from "../support.js";

/** Dates, years, numbers and addresses as people type them: the text and its words, with a tab between them. */
const lines = readFileSync(fromRoot("test/languages/english/normalise/as-typed.tsv"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("# "))
  .map((line) => line.split("\t"));

test("numbers as people type them are read as a person reads them", () => {
  const readings = lines.map(([written = ""]) => [written, said(written)]);
  expect(readings).toEqual(lines);
});
