import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { said } from "../../../text/support/said.js";

const page = await readFile(new URL("../../../../docs/normaliser-words.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| (?!written|-)(.+?) +\| (.+?) +\|$/gmu)].map(([, written, spoken]) => [
  written,
  spoken,
]);

test("docs/normaliser-words.md has examples", () => expect(rows.length).toBeGreaterThan(30));

test.each(rows)("%s is read as docs/normaliser-words.md says", (written = "", spoken) =>
  expect(said(written)).toBe(spoken),
);
