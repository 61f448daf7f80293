import { openPool, type Pool, type PoolOptions } from "../../workers/pool.js";
import type { Batching } from "../../workers/queue/batching.js";
import type { Answer } from "./channel.js";
import { encodePythonJob, type PythonJob } from "./python-job.js";
import { type PythonWorkerOptions, pythonWorkers } from "./python-worker.js";

/** Options of a pool of Python workers. */
export interface PythonPoolOptions
  extends PythonWorkerOptions,
    Omit<PoolOptions<PythonJob, Answer>, "kind" | "batching"> {
  /** How to group jobs, for an engine that can process several in one run. @default one job at a time */
  readonly batching?: Batching<object> | undefined;
}

/** How long a worker takes for a phoneme or a character, until it has been measured. @unit milliseconds */
const MS_PER_SYMBOL = 20;

/**
 * Opens a pool of Python workers.
 *
 * The pool's `run` rejects with a `TypeError` or `RangeError` if a job cannot be sent; such a job never reaches a worker.
 */
export function openPythonPool({ batching, ...options }: PythonPoolOptions): Pool<object, Answer> {
  const pool = openPool<PythonJob, Answer>({
    effort: { weigh: sizeOf, msPerUnit: MS_PER_SYMBOL },
    ...options,
    kind: pythonWorkers(options),
    batching: batching && { ...batching, weigh: ({ fields }) => batching.weigh(fields) },
  });
  return { ...pool, run: async (job, options) => pool.run(encodePythonJob(job), options) };
}

/** Returns the number of phonemes or characters of a job that speaks; 0 for any other job. */
function sizeOf({ fields }: PythonJob): number {
  const { phonemes, text } = fields as { readonly phonemes?: unknown; readonly text?: unknown };
  const spoken = phonemes ?? text;
  return typeof spoken === "string" ? spoken.length : 0;
}
