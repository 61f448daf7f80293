import { requirementsFile } from "../../python/environments/recipe.js";
import type { PythonRequirements } from "../descriptor.js";

/** The Python side of the engine. */
export const OPENVINO_REQUIREMENTS: PythonRequirements = {
  recipe: {
    name: "openvino",
    python: [10, 13],
    lock: requirementsFile("openvino.txt"),
    modules: ["openvino", "numpy"],
    distributions: ["openvino", "numpy"],
  },
  adapter: new URL("../../../python/openvino_bridge.py", import.meta.url),
  setUpCommand: "voxweave python setup openvino",
  variables: ["VOXWEAVE_OPENVINO_PYTHON"],
  modules: ["openvino", "numpy"],
};
