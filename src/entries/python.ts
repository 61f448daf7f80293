/** `voxweave/python`: engines that run in Python, and the bridge to them. */

export { type KokoroOpenvinoOptions, openKokoroOpenvino } from "../engines/kokoro-openvino/kokoro-openvino-engine.js";
export {
  KokoroBridge,
  type KokoroBridgeRequest,
  type KokoroBridgeSettings,
} from "../engines/kokoro-python/kokoro-bridge.js";
export { type KokoroPythonOptions, openKokoroPython } from "../engines/kokoro-python/kokoro-python-engine.js";
export { openPiper, type PiperOptions } from "../engines/piper/piper-engine.js";
export {
  type Bridge,
  type BridgedEngine,
  type OpenBridgeOptions,
  openBridge,
  type PythonOptions,
  type WorkersOptions,
} from "../python/bridge/open-bridge.js";
export type { PoolStatus } from "../workers/pool.js";
export type { PoolEvent } from "../workers/supervisor.js";
