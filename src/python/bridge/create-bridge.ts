import type { CallOptions } from "../../core/engine.js";
import { childEnvironment } from "../../platform/node/processes/child-environment.js";
import type { Pool, PoolStatus, RunOptions } from "../../workers/pool.js";
import type { Batching } from "../../workers/queue/batching.js";
import type { RecyclingLimits } from "../../workers/recycling.js";
import type { RestartLimits } from "../../workers/restarts.js";
import type { PoolEvent } from "../../workers/supervisor.js";
import { DEFAULT_TIMEOUTS, type WorkerTimeouts } from "../../workers/timeouts.js";
import type { WorkerReady } from "../../workers/worker.js";
import type { Interpreter } from "../interpreters/interpreter.js";
import type { Answer } from "./channel.js";
import { findPython } from "./find-python.js";
import type { EngineLabel } from "./python-faults.js";
import { checkPythonOptions, type PythonOptions } from "./python-options.js";
import { openPythonPool } from "./python-pool.js";
import { readBridgeScript } from "./script.js";

export type { PythonOptions };

/** User options for the workers behind a Python engine. */
export interface WorkersOptions {
  /** Workers that work at the same time. Each has a model of its own. @default 1 */
  readonly size?: number | undefined;
  /**
   * Loaded workers beyond `size`, one of which takes over when a worker is ended because its callers have left. "auto": one, from
   * the first such end on. @default "auto"
   */
  readonly spares?: number | "auto" | undefined;
  /** Maximum number of waiting jobs. @default 64 */
  readonly queueLimit?: number | undefined;
  /** Longest time for a job, or for the batch that it is in. @default 60_000 @unit milliseconds */
  readonly deadlineMs?: number | undefined;
  /** When workers that died are replaced. */
  readonly restarts?: Partial<RestartLimits> | undefined;
  /** When healthy workers are replaced. */
  readonly recycling?: Partial<RecyclingLimits> | undefined;
  /** Times after which a worker counts as hanging. */
  readonly timeouts?: Partial<WorkerTimeouts> | undefined;
  /** Receives the starts and ends of workers. */
  readonly onEvent?: ((event: PoolEvent) => void) | undefined;
}

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

/** Answer of a Python engine to a job. */
export interface BridgeAnswer {
  /** Mono sound, if the job was one that speaks; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer> | undefined;
  /** Duration of each token, including the pads at both ends, if the engine knows it. @unit frames */
  readonly durations: readonly number[] | undefined;
  /** Time of the synthesis alone, as Python measured it. @unit milliseconds */
  readonly synthesisMs: number | undefined;
}

/** Supervised Python workers with an engine. */
export interface Bridge extends AsyncDisposable {
  /** The interpreter that the workers run on. */
  readonly interpreter: Interpreter;
  /** The report of the first worker that got ready. */
  readonly first: WorkerReady;
  /**
   * Does a job. Every call settles exactly once. If the worker crashes, another worker tries the job once more.
   *
   * @throws {TypeError | RangeError} if the job cannot be sent as JSON.
   * @throws {VoxError} `VOX_QUEUE_FULL`, `VOX_WORKER_DOWN`, `VOX_WORKER_POISON`, `VOX_DEADLINE`, `VOX_ENGINE_CLOSED`, and
   *   the errors of a worker.
   */
  run(job: object, options?: RunOptions): Promise<BridgeAnswer>;
  /** Describes the workers and the queue now. */
  status(): PoolStatus;
}

/** Progress of a model that loads. */
export interface LoadProgress {
  /** Name of the part that loads. */
  readonly phase: string;
  /** Amount that is loaded, in the unit of `total`. */
  readonly done: number;
  /** Amount in total. */
  readonly total: number;
}

/** Options of {@link createBridge}. */
export interface CreateBridgeOptions extends CallOptions {
  /** The interpreter, if the caller has already found it. @default the one that `findEnginePython` finds */
  readonly interpreter?: Interpreter | undefined;
  /** The interpreter to run, its environment and its working directory. */
  readonly python?: PythonOptions | undefined;
  /** Number and supervision of the workers. */
  readonly workers?: WorkersOptions | undefined;
  /** Settings for the adapter's `load`. */
  readonly settings: object;
  /** Which jobs may share one run of the engine. @default none: one job at a time */
  readonly batching?: Batching<object> | undefined;
  /** Receives the progress of a model that loads. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
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
  const closing = { [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose]() };
  try {
    const first = await pool.ready({ signal });
    return { interpreter, first, run: (job, call) => runJob(pool, job, call), status: pool.status, ...closing };
  } catch (error) {
    await pool[Symbol.asyncDispose]();
    throw error;
  }
}

async function runJob(pool: Pool<object, Answer>, job: object, options: RunOptions | undefined): Promise<BridgeAnswer> {
  const { message, samples } = await pool.run(job, options);
  if (message.type !== "speech") return { samples, durations: undefined, synthesisMs: undefined };
  return { samples, durations: message.durations ?? undefined, synthesisMs: message.synth_ms };
}
