import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/folders.js";
import { brokenLinks, linksOf, pathsOf } from "./support/links.js";

const { repository } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as {
  readonly repository: { readonly url: string };
};
const HOME = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");

/** Lists the documents of the repository, as paths from its root. */
async function documents(): Promise<string[]> {
  const below = async (folder: string): Promise<string[]> =>
    (await readdir(join(ROOT, folder), { recursive: true })).map((name) => join(folder, name));
  const names = [...(await readdir(ROOT)), ...(await below("docs")), ...(await below(".github"))];
  return names.filter((name) => name.endsWith(".md"));
}

test("every link in a document leads to a file that exists, and to a heading in it", async () => {
  const broken: string[] = [];
  for (const path of await documents()) broken.push(...(await brokenLinks(path, { root: ROOT, home: HOME })));
  expect(broken).toEqual([]);
});

/** Folders whose files are all in the repository; a build writes into the others. */
const FOLDERS = [".github", "bench", "docs", "examples", "python", "scripts", "src", "test", "training"];

/** Whether a path leads to a file or folder. A document may name a room by its path below src/, without an ending. */
const leadsToFile = (path: string): boolean =>
  [path, join("src", path), join("src", `${path}.ts`)].some((one) => existsSync(join(ROOT, one)));

test("every path of the repository in a document exists, except in decisions and the change log, which tell history", async () => {
  const folders = [...FOLDERS, ...(await readdir(join(ROOT, "src")))];
  const missing: string[] = [];
  let found = 0;
  for (const path of await documents()) {
    if (path.startsWith(join("docs", "adr")) || path === "CHANGELOG.md") continue;
    const paths = pathsOf(await readFile(join(ROOT, path), "utf8"), folders);
    found += paths.length;
    missing.push(...paths.filter((one) => !leadsToFile(one)).map((one) => `${path}: ${one}`));
  }
  expect(missing).toEqual([]);
  expect(found).toBeGreaterThan(100);
});

test("paths are found in the code spans of a document", () => {
  const text =
    "Read `src/text/`, `test/a.test.ts` and `data/b`; run `npm test` in `src`, not `src/*.ts`. src/c.ts is no code.";
  expect(pathsOf(text, ["src", "test"])).toEqual(["src/text/", "test/a.test.ts"]);
});

test("the README links with full addresses, so that its links work on npm and in node_modules", async () => {
  const links = linksOf(await readFile(join(ROOT, "README.md"), "utf8"));
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((link) => !/^(?:https:\/\/|#)/.test(link))).toEqual([]);
});

test("brokenLinks finds links to missing files and headings", async () => {
  const path = "test/documents/fixtures/broken.md";
  expect(await brokenLinks(path, { root: ROOT, home: HOME })).toEqual([
    `${path}: missing.md`,
    `${path}: #no-such-heading`,
    `${path}: ${HOME}/blob/main/docs/missing.md`,
  ]);
});
