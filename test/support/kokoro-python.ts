import { ensureModelFolder } from "../../src/engines/kokoro-python/model-folder.js";
import { KOKORO_REQUIREMENTS } from "../../src/engines/kokoro-python/settings.js";
import { setUpPythonEnvironment } from "../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "./cache.js";
import { suiteAssets } from "./kokoro-model.js";

/** Interpreter of the real environment with torch and kokoro, made once for the whole suite: call it in `beforeAll`. */
export async function kokoroPython(): Promise<string> {
  return (await setUpPythonEnvironment({ recipe: KOKORO_REQUIREMENTS.recipe, cacheFolder: SUITE_CACHE })).python;
}

/** Folder with the real model as the PyTorch library reads it, made once likewise. */
export async function kokoroModelFolder(): Promise<string> {
  return (await ensureModelFolder({ assets: suiteAssets(), python: await kokoroPython() })).path;
}
