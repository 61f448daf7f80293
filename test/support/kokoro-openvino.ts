import { OPENVINO_REQUIREMENTS } from "../../src/engines/kokoro-openvino/settings.js";
import { setUpPythonEnvironment } from "../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "./cache.js";

/** Interpreter of the real environment with OpenVINO, made once for the whole suite: call it in `beforeAll`. */
export async function openvinoPython(): Promise<string> {
  return (await setUpPythonEnvironment({ recipe: OPENVINO_REQUIREMENTS.recipe, cacheFolder: SUITE_CACHE })).python;
}
