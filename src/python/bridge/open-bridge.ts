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

/** What a user may set of the workers behind an engine in Python. */
export type WorkersOptions = Pick<
  PythonPoolOptions,
  "size" | "queueLimit" | "deadlineMs" | "restarts" | "recycling" | "onEvent"
> & {
  readonly timeouts?: Partial<WorkerTimeouts> | undefined;
};

/** What an engine in Python is made of. */
export interface BridgedEngine extends EngineLabel {
  /** Its adapter, such as `python/kokoro_bridge.py`. */
  readonly adapter: URL;
  /** Variables of its own that name an interpreter; they go before `VOXWEAVE_PYTHON`. @default none */
  readonly variables?: readonly string[] | undefined;
  /** The interpreter of VoxWeave's own environment for it, if it has one. */
  readonly ownPython?: string | undefined;
  /** Modules that it cannot do without. */
  readonly modules: readonly string[];
}

export interface Bridge extends Pool<object, Answer> {
  readonly interpreter: Interpreter;
  readonly first: WorkerReady;
}

export interface OpenBridgeOptions extends CallOptions {
  /** The interpreter, where it has been found already. @default the one that `findEnginePython` finds */
  readonly interpreter?: Interpreter | undefined;
  readonly python?: PythonOptions | undefined;
  readonly workers?: WorkersOptions | undefined;
  /** What the adapter's `load` gets. */
  readonly settings: object;
  /** @default one job at a time */
  readonly batching?: PythonPoolOptions["batching"];
  readonly onProgress?: PythonPoolOptions["onProgress"];
}

/**
 * The interpreter that an engine runs on.
 *
 * @throws {TypeError} for options of the wrong type.
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
 * @throws {VoxError} what keeps it from that, with what to run or change.
 */
export async function openBridge(engine: BridgedEngine, options: OpenBridgeOptions): Promise<Bridge> {
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
