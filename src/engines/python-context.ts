import { checkInteger } from "../core/checks.js";
import { threadsEach } from "../platform/node/processes/cores.js";
import type { EngineContext } from "./descriptor.js";

/** An {@link EngineContext} as the engines in Python take it. */
export interface PythonContext extends Omit<EngineContext, "workers"> {
  readonly workers: { readonly size: number };
}

/**
 * Shares out processes and threads. One process of an engine in Python takes 1 to 2 GB and most of what threads gain, so
 * "auto" means one; several share the cores.
 */
export function forPython({ workers = 1, threads = 0, ...context }: EngineContext): PythonContext {
  const size = workers === "auto" ? 1 : checkInteger("workers", workers, 1, 1024);
  const share = size > 1 && threads === 0 ? threadsEach(size) : threads;
  return { ...context, threads: share, workers: { size } };
}
