import { checkInteger } from "../core/checks.js";
import type { EngineContext } from "./descriptor.js";

/** How an engine divides its work. */
export type WorkerCounts = Pick<EngineContext, "threads" | "workers" | "spareWorkers" | "queueLimit">;

/**
 * Checks how an engine shall divide its work, also for an engine that has no use for it.
 *
 * @throws {TypeError | RangeError} that names the option, the rule and the value.
 */
export function checkWorkers({ threads = 0, workers = 1, spareWorkers = "auto", queueLimit = 1 }: WorkerCounts): void {
  checkInteger("threads", threads, 0, 1024);
  if (workers !== "auto") checkInteger("workers", workers, 1, 1024);
  if (spareWorkers !== "auto") checkInteger("spareWorkers", spareWorkers, 0, 1024);
  checkInteger("queueLimit", queueLimit, 1, 1_000_000);
}
