import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { said } from "../../../text/support/said.js";

const PAGE = readFileSync(new URL("../../../../docs/normaliser-numbers.md", import.meta.url), "utf8");

const ROWS = [...PAGE.matchAll(/^\|(?! written| -)([^|]+)\|([^|]+)\|([^|]+)\|$/gmu)].map(
  ([, written = "", american = "", british = ""]): [string, string, string] => [
    written.trim(),
    american.trim(),
    british.trim(),
  ],
);

test.each(ROWS)("%s is read as docs/normaliser-numbers.md says", (written, american, british) => {
  expect({ american: said(written), british: said(written, "en-gb") }).toEqual({ american, british });
});
