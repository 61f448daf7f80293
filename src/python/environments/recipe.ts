import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Instructions for a Python environment. */
export interface EnvironmentRecipe {
  /** Name of the environment, and of its folder. */
  readonly name: string;
  /** First and last minor version of Python 3 that the lock is made for. */
  readonly python: readonly [oldest: number, newest: number];
  /** Path of the requirements for torch: a pinned version without digests, since builds differ by machine. */
  readonly torch?: string | undefined;
  /** Path of the lock, with a digest for every file. */
  readonly lock: string;
  /** Whether to add spaCy's English model under its original name; see `forwardSpacyModel`. */
  readonly spacyModel?: boolean | undefined;
  /** Modules that must be importable before the environment counts as complete. */
  readonly modules: readonly string[];
  /** Distributions whose versions `check` reports and the doctor compares. */
  readonly distributions: readonly string[];
}

/** Increment this when the set-up makes a different environment from the same locks. */
const RECIPE_VERSION = "1";

/** Path of the requirements for the installer, which every environment gets first. */
export const INSTALLER: string = requirementsFile("pip.txt");

/** Returns the digest of everything that decides the content of an environment. A changed digest makes it outdated. */
export async function recipeDigest({ torch, lock, spacyModel = false }: EnvironmentRecipe): Promise<string> {
  const hash = createHash("sha256").update(`${RECIPE_VERSION} ${spacyModel}\n`);
  for (const path of [INSTALLER, torch, lock]) hash.update(path === undefined ? "" : await readFile(path)).update("\n");
  return hash.digest("hex");
}

/** Reads the versions that a lock pins, by distribution. A distribution has several if they depend on the Python. */
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

/** Returns the path of a file of requirements. The files lie next to `dist/` in the package, and next to `src/`. */
export function requirementsFile(name: string): string {
  return fileURLToPath(new URL(`../../../python/requirements/${name}`, import.meta.url));
}
