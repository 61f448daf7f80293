/** `voxweave/python`: engines that run in Python, and the bridge to them. */

export {
  createKokoroOpenvinoEngine,
  type KokoroOpenvinoOptions,
} from "../engines/kokoro-openvino/kokoro-openvino-engine.js";
export {
  KokoroBridge,
  type KokoroBridgeRequest,
  type KokoroBridgeSettings,
} from "../engines/kokoro-python/kokoro-bridge.js";
export { createKokoroPythonEngine, type KokoroPythonOptions } from "../engines/kokoro-python/kokoro-python-engine.js";
export { createPiperEngine, type PiperOptions } from "../engines/piper/piper-engine.js";
export {
  type Bridge,
  type BridgedEngine,
  type CreateBridgeOptions,
  createBridge,
  type PythonOptions,
  type WorkersOptions,
} from "../python/bridge/create-bridge.js";
export type { PoolStatus } from "../workers/pool.js";
export type { PoolEvent } from "../workers/supervisor.js";
