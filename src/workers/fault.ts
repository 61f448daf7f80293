import type { VoxError } from "../core/errors.js";
import type { SupervisedChild } from "../platform/node/processes/supervised-child.js";
import { settlesWithin } from "../platform/node/processes/timers.js";

import type { Trace } from "./worker-errors.js";

/** Makes the error of a cause from what is known of the worker. */
export type Cause = (trace: Trace) => VoxError;

/** Why a worker is ended. The first cause counts, because later faults are its consequences. */
export interface WorkerFault {
  /** Whether there is a cause. */
  readonly happened: boolean;
  /** The error of the first cause, or undefined if there is none. */
  readonly error: VoxError | undefined;
  /** Kills the worker. @returns the error of `cause`, which is not always the first */
  end(cause: Cause): VoxError;
  /** Kills a worker that hangs. If it can, it first writes what each of its threads is doing. */
  endHanging(cause: Cause): Promise<void>;
}

export interface FaultOptions {
  /** Describes the worker now. */
  readonly trace: () => Trace;
  /** Whether SIGABRT makes the process write the stacks of its threads. */
  readonly writesStacks: boolean;
  /** Time for the stacks. @unit ms */
  readonly stackDumpTimeoutMs: number;
}

export function createFault(
  child: SupervisedChild,
  { trace, writesStacks, stackDumpTimeoutMs }: FaultOptions,
): WorkerFault {
  let first: Cause | undefined;
  return {
    get happened() {
      return first !== undefined;
    },
    get error() {
      return first?.(trace());
    },
    end(cause) {
      first ??= cause;
      child.kill("SIGKILL");
      return cause(trace());
    },
    async endHanging(cause) {
      if (first !== undefined) return;
      first = cause;
      if (writesStacks) {
        child.kill("SIGABRT");
        await settlesWithin(child.exited, stackDumpTimeoutMs);
      }
      child.kill("SIGKILL");
    },
  };
}
