import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/folders.js";
import { brokenLinks, linksOf } from "./support/links.js";

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
