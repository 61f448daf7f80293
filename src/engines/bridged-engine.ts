import type { BridgedEngine } from "../python/bridge/create-bridge.js";
import { environmentPython } from "../python/environments/environment.js";
import type { PythonRequirements } from "./descriptor.js";

/** An engine in Python as the bridge takes it. `cacheFolder` is where VoxWeave's own environment for it lies. */
export function bridgedEngine(engine: string, python: PythonRequirements, cacheFolder: string): BridgedEngine {
  const { recipe, ...rest } = python;
  return { ...rest, engine, ownPython: environmentPython(cacheFolder, recipe) };
}
