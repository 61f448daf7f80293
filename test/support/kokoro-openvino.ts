import { OPENVINO_REQUIREMENTS } from "../../src/engines/kokoro-openvino/settings.js";
import { setUpPythonEnvironment } from "../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "./cache.js";

/** Returns the interpreter of the real environment with OpenVINO. The first call creates it; call this in `beforeAll`. */
export async function openvinoPython(): Promise<string> {
  return (await setUpPythonEnvironment({ recipe: OPENVINO_REQUIREMENTS.recipe, cacheFolder: SUITE_CACHE })).python;
}
