import { fileURLToPath } from "node:url";
import { makeEnvironment } from "../../src/python/environments/set-up.js";

const FOLDER = fileURLToPath(new URL("../../.cache/python-tools", import.meta.url));

/** Returns the interpreter of an environment with numpy, pytest, ruff and mypy. The first call creates it from their lock. */
export async function pythonTools(): Promise<string> {
  const recipe = {
    name: "tools",
    python: [10, 13],
    lock: fileURLToPath(new URL("../../python/requirements/dev.txt", import.meta.url)),
    modules: ["numpy", "pytest", "mypy"],
    distributions: ["numpy", "pytest", "mypy", "ruff"],
  } as const;
  return (await makeEnvironment({ recipe, folder: FOLDER })).python;
}
