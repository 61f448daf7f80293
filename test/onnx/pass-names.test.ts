import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { VARIANT_PASSES } from "../../src/onnx/variant-passes.js";
import { ROOT } from "../support/folders.js";

const NAMES = [...new Set(Object.values(VARIANT_PASSES).flatMap((passes) => passes.map(({ name }) => name)))].sort();

test("each pass has the name of its file and of its exported constant", async () => {
  const folder = join(ROOT, "src/onnx/passes");
  const exported = await Promise.all(
    (await readdir(folder)).map(async (file) => {
      const [, constant = ""] = /^export const (\w+): Pass = /m.exec(await readFile(join(folder, file), "utf8")) ?? [];
      expect([file, constant]).toEqual([
        file,
        basename(file, ".ts").replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase()),
      ]);
      return basename(file, ".ts");
    }),
  );
  expect(exported.sort()).toEqual(NAMES);
});

test("docs/graph.md describes each pass, and no other", async () => {
  const text = await readFile(join(ROOT, "docs/graph.md"), "utf8");
  const table = /^## Passes$.*?^## /msu.exec(text)?.[0] ?? "";
  const first = table.split("\n").flatMap((line) => /^\| (`.*?`) \|/.exec(line)?.[1]?.split(", ") ?? []);
  expect(first.map((name) => name.slice(1, -1)).sort()).toEqual(NAMES);
});
