import type { CallOptions } from "../../core/engine.js";
import { childEnvironment } from "../../platform/node/processes/child-environment.js";
import type { Pool } from "../../workers/pool.js";
import { DEFAULT_TIMEOUTS, type WorkerTimeouts } from "../../workers/timeouts.js";
import type { WorkerReady } from "../../workers/worker.js";
import type { Answer } from "./channel.js";
import { findPython } from "./interpreter.js";
import type { Interpreter } from "./probe.js";
import type { EngineLabel } from "./python-faults.js";
import { checkPythonOptions, type PythonOptions } from "./python-options.js";
import { openPythonPool, type PythonPoolOptions } from "./python-pool.js";
import { readBridgeScript } from "./script.js";

export type { PythonOptions };

/** User options for the workers behind a Python engine. */
export type WorkersOptions = Pick<
  PythonPoolOptions,
  "size" | "spares" | "queueLimit" | "deadlineMs" | "restarts" | "recycling" | "onEvent"
> & {
  readonly timeouts?: Partial<WorkerTimeouts> | undefined;
};

/** Description of a Python engine. */
export interface BridgedEngine extends EngineLabel {
  /** URL of the engine's adapter, such as `python/kokoro_bridge.py`. */
  readonly adapter: URL;
  /** The engine's own environment variables that name an interpreter. They override `VOXWEAVE_PYTHON`. @default none */
  readonly variables?: readonly string[] | undefined;
  /** The interpreter of VoxWeave's own environment for the engine, if it has one. */
  readonly ownPython?: string | undefined;
  /** Modules that the engine requires. */
  readonly modules: readonly string[];
}

export interface Bridge extends Pool<object, Answer> {
  readonly interpreter: Interpreter;
  readonly first: WorkerReady;
}

export interface CreateBridgeOptions extends CallOptions {
  /** The interpreter, if the caller has already found it. @default the one that `findEnginePython` finds */
  readonly interpreter?: Interpreter | undefined;
  readonly python?: PythonOptions | undefined;
  readonly workers?: WorkersOptions | undefined;
  /** Settings for the adapter's `load`. */
  readonly settings: object;
  /** @default one job at a time */
  readonly batching?: PythonPoolOptions["batching"];
  readonly onProgress?: PythonPoolOptions["onProgress"];
}

/**
 * Finds the interpreter that an engine runs on.
 *
 * @throws {TypeError} if an option has the wrong type.
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE`, `VOX_PYTHON_MODULE_MISSING`.
 */
export async function findEnginePython(
  engine: BridgedEngine,
  options: PythonOptions = {},
  { signal }: CallOptions = {},
): Promise<Interpreter> {
  const { python, cwd = process.cwd() } = checkPythonOptions(options);
  const variables = [...(engine.variables ?? []), "VOXWEAVE_PYTHON"];
  return findPython({ ...engine, variables, python, cwd, env: process.env, signal });
}

/**
 * Finds Python, starts a worker and waits until its model is loaded.
 *
 * @throws {VoxError} with the cause and the command or option that fixes it.
 */
export async function createBridge(engine: BridgedEngine, options: CreateBridgeOptions): Promise<Bridge> {
  const { signal, settings, batching, onProgress, python = {}, workers = {} } = options;
  const [interpreter, script] = await Promise.all([
    options.interpreter ?? findEnginePython(engine, python, { signal }),
    readBridgeScript(engine.adapter),
  ]);
  signal?.throwIfAborted();
  const pool = openPythonPool({
    ...workers,
    engine: engine.engine,
    setUpCommand: engine.setUpCommand,
    optionalModules: engine.optionalModules,
    python: interpreter.path,
    script,
    settings,
    env: childEnvironment(process.env, python.env),
    cwd: python.cwd,
    timeouts: { ...DEFAULT_TIMEOUTS, ...workers.timeouts },
    batching,
    onProgress,
  });
  try {
    const first = await pool.ready({ signal });
    return { ...pool, interpreter, first };
  } catch (error) {
    await pool[Symbol.asyncDispose]();
    throw error;
  }
}
