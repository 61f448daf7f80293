import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface Repository {
  /** Folder of the repository. */
  readonly root: string;
  /** Address of its page, such as `https://github.com/owner/name`. */
  readonly home: string;
}

/** Returns the targets of the links of a Markdown text, without those in code. */
export function linksOf(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1] ?? "");
}

/** Returns the broken links of a document, each with the path of the document. Does not check links to other sites. */
export async function brokenLinks(path: string, { root, home }: Repository): Promise<string[]> {
  const broken: string[] = [];
  for (const link of linksOf(await readFile(join(root, path), "utf8"))) {
    const target = targetOf(link, path, home);
    if (target !== undefined && !(await exists(target, root))) broken.push(`${path}: ${link}`);
  }
  return broken;
}

/**
 * Returns the paths in code spans of a Markdown text that begin with a folder of `folders`, such as `src/text/` or
 * `test/pins/codes.test.ts`. Patterns with `*` or `…`, and media types such as `audio/mpeg`, are left out.
 */
export function pathsOf(markdown: string, folders: readonly string[]): string[] {
  const spans = [...markdown.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)].map((match) => match[1] ?? "");
  return spans.filter((span) => {
    const isMediaType = /^(?:audio|text)\/[\w-]+$/u.test(span);
    return span.includes("/") && !isMediaType && folders.includes(span.split("/")[0] ?? "");
  });
}

interface Target {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly heading: string | undefined;
}

/** Returns the target of a link in the repository, or undefined for a link to another site. */
function targetOf(link: string, from: string, home: string): Target | undefined {
  const [address = "", heading] = link.split("#");
  const inRepository = /^\/(?:blob|tree)\/main\/(.*)$/.exec(address.startsWith(home) ? address.slice(home.length) : "");
  if (inRepository) return { path: inRepository[1] ?? "", heading };
  if (/^[a-z]+:/.test(address)) return undefined;
  return { path: address === "" ? from : join(dirname(from), address), heading };
}

async function exists({ path, heading }: Target, root: string): Promise<boolean> {
  if (!existsSync(join(root, path))) return false;
  return heading === undefined || anchorsOf(await readFile(join(root, path), "utf8")).includes(heading);
}

/** Returns the anchors of the headings, as GitHub makes them: lower case, hyphens for spaces, no other marks. */
function anchorsOf(markdown: string): string[] {
  const headings = [...withoutCode(markdown).matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? "");
  return headings.map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, "").replaceAll(/`[^`\n]*`/g, "");
}
