import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/folders.js";

const { exports } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, unknown>>;
};
const entryPoints = Object.keys(exports)
  .filter((path) => path !== "./package.json")
  .map((path) => path.replace(/^\./u, "voxweave"));

/** Returns the part of docs/api.md about an entry point. */
async function sectionOf(entryPoint: string): Promise<string> {
  const page = await readFile(join(ROOT, "docs", "api.md"), "utf8");
  return page.split(/^## /mu).find((section) => section.startsWith(`\`${entryPoint}\``)) ?? "";
}

/** Lists the functions, classes and constants that an entry point exports, by its API report. */
async function valuesOf(entryPoint: string): Promise<string[]> {
  const report = await readFile(join(ROOT, "api", `${entryPoint.replace("/", "-")}.api.md`), "utf8");
  return [...report.matchAll(/^(?:function|class|const) (\w+)/gmu)].map(([, name = ""]) => name);
}

test.each(entryPoints)(
  "docs/api.md has a section for %s that names each of its functions and classes",
  async (entryPoint) => {
    const section = await sectionOf(entryPoint);
    const values = await valuesOf(entryPoint);
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((name) => !new RegExp(`\`(?:new )?${name}\\b`, "u").test(section))).toEqual([]);
  },
);
