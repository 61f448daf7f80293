/** `voxweave/python`: engines that run in Python, and the bridge to them. */

import "../platform/node/require-node.js";

export type { WorkerProcess, WorkersStatus } from "../core/engine.js";
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
export type { KokoroSettings } from "../engines/kokoro-python/settings.js";
export { createPiperEngine, type PiperOptions } from "../engines/piper/piper-engine.js";
export {
  type Bridge,
  type BridgeAnswer,
  type BridgedEngine,
  type CreateBridgeOptions,
  createBridge,
  type LoadProgress,
  type PythonOptions,
  type WorkersOptions,
} from "../python/bridge/create-bridge.js";
export type { EngineLabel } from "../python/bridge/python-faults.js";
export type { Interpreter } from "../python/interpreters/interpreter.js";
export type { PoolStatus, RunOptions, WorkerStatus } from "../workers/pool.js";
export type { Batching } from "../workers/queue/batching.js";
export type { RecyclingLimits } from "../workers/recycling.js";
export type { RestartLimits } from "../workers/restarts.js";
export type { PoolEvent } from "../workers/supervisor.js";
export type { WorkerTimeouts } from "../workers/timeouts.js";
export type { WorkerReady, WorkerState } from "../workers/worker.js";
