import { setUpPythonEnvironment } from "../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "./cache.js";

/** Interpreter of the real environment with OpenVINO, made once for the whole suite: call it in `beforeAll`. */
export async function openvinoPython(): Promise<string> {
  return (await setUpPythonEnvironment({ engine: "openvino", cacheFolder: SUITE_CACHE })).python;
}
