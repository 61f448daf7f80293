import type { PythonEngine } from "../../src/environments/recipe.js";
import { setUpPythonEnvironment } from "../../src/environments/set-up.js";
import { SUITE_CACHE } from "./cache.js";

/** The real environment of an engine in Python, made once for the whole suite; gives the path of its interpreter. */
export async function suitePython(engine: PythonEngine): Promise<string> {
  return (await setUpPythonEnvironment({ engine, cacheFolder: SUITE_CACHE })).python;
}
