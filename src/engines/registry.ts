import type { Engine } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { suggest } from "../core/suggest.js";
import type { Voice } from "../core/voice.js";
import { checkWorkers } from "./check-workers.js";
import type { EngineContext, EngineDescriptor, PythonEngine } from "./descriptor.js";

/** All engines. A new engine is a folder beside this file and a line here. */
const ENGINES = {
  "kokoro-onnx": async (): Promise<EngineDescriptor> => (await import("./kokoro-onnx/descriptor.js")).KOKORO_ONNX,
  "kokoro-python": async (): Promise<EngineDescriptor> => (await import("./kokoro-python/descriptor.js")).KOKORO_PYTHON,
  "kokoro-openvino": async (): Promise<EngineDescriptor> =>
    (await import("./kokoro-openvino/descriptor.js")).KOKORO_OPENVINO,
  piper: async (): Promise<EngineDescriptor> => (await import("./piper/descriptor.js")).PIPER,
  tone: async (): Promise<EngineDescriptor> => (await import("./tone/descriptor.js")).TONE,
};

/** The id of an engine of VoxWeave. */
export type EngineId = keyof typeof ENGINES;

/** The name of an engine. The type offers the known ids for completion, and accepts any string. */
export type EngineName = EngineId | (string & {});

/** The engine that speaks if neither the caller nor `voxweave bench --pick` names one. */
export const DEFAULT_ENGINE = "kokoro-onnx";

/** Ids of all engines. */
export const ENGINE_IDS: readonly string[] = Object.keys(ENGINES);

/** Loads the descriptor of one engine. @throws {VoxError} `VOX_ENGINE_UNKNOWN`. */
export async function findEngine(id: string): Promise<EngineDescriptor> {
  const load = Object.hasOwn(ENGINES, id) ? ENGINES[id as EngineId] : undefined;
  if (load !== undefined) return load();
  const near = suggest(id, ENGINE_IDS);
  const hint = near.length > 0 ? ` (did you mean ${near.join(", ")}?)` : "";
  throw new VoxError("VOX_ENGINE_UNKNOWN", `there is no engine "${id}"${hint}; use one of ${ENGINE_IDS.join(", ")}`, {
    engine: id,
    known: ENGINE_IDS,
  });
}

/** Loads the descriptors of all engines, in the order of the list. */
export async function loadEngines(): Promise<readonly EngineDescriptor[]> {
  return Promise.all(Object.values(ENGINES).map((load) => load()));
}

/** Loads the descriptors of the engines that run in Python. `voxweave python setup` without a name sets up the first one. */
export async function loadPythonEngines(): Promise<readonly PythonEngine[]> {
  return (await loadEngines()).filter((engine): engine is PythonEngine => engine.python !== undefined);
}

/**
 * Opens an engine.
 *
 * @throws {TypeError | RangeError} for invalid numbers of threads and workers. @throws {VoxError} `VOX_ENGINE_UNKNOWN`, and the
 *   errors of the engine.
 */
export async function openEngine(id: string, context: EngineContext): Promise<Engine> {
  const engine = await findEngine(id);
  checkWorkers(context);
  return engine.open(context);
}

/**
 * Lists the voices of an engine. It opens and downloads nothing.
 *
 * @throws {VoxError} `VOX_ENGINE_UNKNOWN`; `VOX_FILE_UNREADABLE` if the engine's model is a file of the user that cannot be
 *   read.
 */
export async function listVoices(id: EngineName): Promise<readonly Voice[]> {
  return (await findEngine(id)).voices();
}
