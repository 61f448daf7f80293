import type { VoxError } from "../core/errors.js";
import { startTimer } from "../platform/node/processes/timers.js";
import type { WorkerFault } from "./fault.js";
import { type Loaded, ProtocolViolation, type WorkerLink } from "./link.js";
import type { WorkerTimeouts } from "./timeouts.js";
import { workerError } from "./worker-errors.js";

export interface StartUpParts {
  readonly link: WorkerLink<unknown, unknown>;
  readonly fault: WorkerFault;
  readonly timeouts: WorkerTimeouts;
  /** Ends the worker because it broke the protocol. */
  readonly onViolation: (reason: string) => VoxError;
}

/** Waits for a new worker to report the versions that it runs on, and ends it if it takes too long. */
export async function greet({
  link,
  fault,
  timeouts: { handshakeTimeoutMs },
  onViolation,
}: StartUpParts): Promise<Readonly<Record<string, string>>> {
  const timer = startTimer(handshakeTimeoutMs, () => {
    const reason = `the worker did not identify itself within ${handshakeTimeoutMs} ms`;
    fault.end((at) => workerError("VOX_WORKER_HANDSHAKE", reason, at));
  });
  try {
    return await endOnViolation(link.greet(), onViolation);
  } finally {
    timer.stop();
  }
}

/** Loads the model, and ends the worker if that fails or makes no progress for too long. */
export async function load({
  link,
  fault,
  timeouts: { loadStallTimeoutMs },
  onViolation,
}: StartUpParts): Promise<Loaded> {
  const timer = startTimer(loadStallTimeoutMs, () => {
    const reason = `the model showed no progress in loading for ${loadStallTimeoutMs} ms`;
    void fault.endHanging((at) => workerError("VOX_WORKER_LOAD", reason, at));
  });
  try {
    return await endOnViolation(link.load(timer.restart), onViolation);
  } catch (error) {
    fault.end(() => error as VoxError); // A worker without a model cannot do any job.
    throw error;
  } finally {
    timer.stop();
  }
}

/** Waits for an answer of a worker. An answer of the wrong type ends the worker. */
export async function endOnViolation<Answer>(
  answer: Promise<Answer>,
  onViolation: (reason: string) => VoxError,
): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof ProtocolViolation ? onViolation(error.message) : error;
  }
}
