import type { BridgedEngine } from "../../python/bridge/open-bridge.js";
import { environmentPython, readEnvironment } from "../../python/environments/environment.js";

export const OPENVINO_ADAPTER: URL = new URL("../../../python/openvino_bridge.py", import.meta.url);

/** Kokoro on OpenVINO as the bridge knows it. `cacheFolder` is where VoxWeave's own environment lies. */
export function bridgedOpenvino(cacheFolder: string): BridgedEngine {
  return {
    engine: "kokoro-openvino",
    adapter: OPENVINO_ADAPTER,
    setUpCommand: "voxweave python setup openvino",
    variables: ["VOXWEAVE_OPENVINO_PYTHON"],
    ownPython: environmentPython(cacheFolder, "openvino"),
    modules: ["openvino", "numpy"],
  };
}

/** Whether the environment that the engine runs in is here and whole, as its lock says; nothing is started. */
export async function hasOpenvinoEnvironment(cacheFolder: string): Promise<boolean> {
  return (await readEnvironment(cacheFolder, "openvino")).state === "ready";
}
