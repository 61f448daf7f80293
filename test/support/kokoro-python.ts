import type { CallOptions } from "../../src/core/engine.js";
import { ensureModelFolder } from "../../src/engines/kokoro-python/model-folder.js";
import { KOKORO_REQUIREMENTS } from "../../src/engines/kokoro-python/settings.js";
import { setUpPythonEnvironment } from "../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "./cache.js";
import { suiteAssets } from "./kokoro-model.js";

/** Returns the interpreter of the real environment with PyTorch and kokoro. The first call creates it; call this in `beforeAll`. */
export async function kokoroPython({ signal }: CallOptions = {}): Promise<string> {
  const { recipe } = KOKORO_REQUIREMENTS;
  return (await setUpPythonEnvironment({ recipe, cacheFolder: SUITE_CACHE, signal })).python;
}

/** Returns the folder with the real model for the PyTorch library. The first call creates it; call this in `beforeAll`. */
export async function kokoroModelFolder(): Promise<string> {
  return (await ensureModelFolder({ assets: suiteAssets(), python: await kokoroPython() })).path;
}
