import { threadsEach } from "../platform/node/processes/cores.js";
import type { WorkersOptions } from "../python/bridge/create-bridge.js";
import type { EngineContext } from "./descriptor.js";

/** An {@link EngineContext} in the form that the engines in Python accept. */
export interface PythonContext extends Omit<EngineContext, "workers" | "spareWorkers" | "queueLimit"> {
  readonly workers: WorkersOptions & { readonly size: number };
}

/**
 * Divides processes and threads. A process of an engine in Python takes 1 to 2 GB, and its threads use most of the cores, so
 * "auto" means one process. Several processes share the cores.
 */
export function forPython({
  workers = 1,
  threads = 0,
  spareWorkers = "auto",
  queueLimit,
  ...context
}: EngineContext): PythonContext {
  const size = workers === "auto" ? 1 : workers;
  const share = size > 1 && threads === 0 ? threadsEach(size) : threads;
  return {
    ...context,
    threads: share,
    workers: { size, spares: spareWorkers, ...(queueLimit !== undefined && { queueLimit }) },
  };
}
