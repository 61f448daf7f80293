import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** What a Python environment is made of. */
export interface EnvironmentRecipe {
  /** Name of the environment, and of its folder. */
  readonly name: string;
  /** First and last minor version of Python 3 that the lock is made for. */
  readonly python: readonly [oldest: number, newest: number];
  /** Path of the requirements for torch, version pinned and no digests: its builds differ by machine. */
  readonly torch?: string | undefined;
  /** Path of the lock, with a digest for every file. */
  readonly lock: string;
  /** Whether it needs the name that spaCy's English model has at spaCy's own place. */
  readonly spacyModel?: boolean | undefined;
  /** Modules that must import before the environment counts as whole. */
  readonly modules: readonly string[];
  /** Distributions whose versions are of interest: told by `check`, and compared by the doctor. */
  readonly distributions: readonly string[];
}

/** Changes when an environment is made in another way from the same locks. */
const RECIPE_VERSION = "1";

/** The installer that every environment begins with. */
export const INSTALLER: string = requirementsFile("pip.txt");

/** Digest of all that decides what an environment holds: it is made anew when this has changed. */
export async function recipeDigest({ torch, lock, spacyModel = false }: EnvironmentRecipe): Promise<string> {
  const hash = createHash("sha256").update(`${RECIPE_VERSION} ${spacyModel}\n`);
  for (const path of [INSTALLER, torch, lock]) hash.update(path === undefined ? "" : await readFile(path)).update("\n");
  return hash.digest("hex");
}

/** The versions that a lock pins, by the name of the distribution; several where they differ by version of Python. */
export async function pinnedVersions(recipe: EnvironmentRecipe): Promise<ReadonlyMap<string, readonly string[]>> {
  const versions = new Map<string, string[]>();
  for (const path of [recipe.torch, recipe.lock]) {
    const text = path === undefined ? "" : await readFile(path, "utf8");
    for (const [, name = "", version = ""] of text.matchAll(/^([A-Za-z0-9._-]+)==([^\s;]+)/gm)) {
      versions.set(name, [...(versions.get(name) ?? []), version]);
    }
  }
  return versions;
}

/** Path of a file of requirements. They are shipped beside `dist/`, as they lie beside `src/`. */
export function requirementsFile(name: string): string {
  return fileURLToPath(new URL(`../../../python/requirements/${name}`, import.meta.url));
}
