import type { BridgedEngine } from "../python/bridge/create-bridge.js";
import { environmentPython } from "../python/environments/environment.js";
import type { PythonRequirements } from "./descriptor.js";

/** Returns an engine in Python as the bridge takes it. VoxWeave's own environment for the engine is below `cacheFolder`. */
export function bridgedEngine(engine: string, python: PythonRequirements, cacheFolder: string): BridgedEngine {
  const { recipe, ...rest } = python;
  return { ...rest, engine, ownPython: environmentPython(cacheFolder, recipe) };
}
