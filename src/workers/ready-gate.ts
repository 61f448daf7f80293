import { abortable } from "../core/abort.js";
import type { WorkerReady } from "./worker.js";

/** Callers that wait for the first worker of a pool. */
export interface ReadyGate {
  /** Whether a caller waits. */
  readonly awaited: boolean;
  /** Resolves with the worker that was ready last, or waits for the first one. */
  wait(signal: AbortSignal | undefined): Promise<WorkerReady>;
  /** Lets all callers through. */
  open(ready: WorkerReady): void;
  /** Rejects the callers that wait now. */
  refuse(error: Error): void;
}

interface Caller {
  resolve(ready: WorkerReady): void;
  reject(error: Error): void;
}

/** @param onChange is called when a caller starts or stops to wait */
export function createReadyGate(onChange: () => void): ReadyGate {
  const callers = new Set<Caller>();
  let last: WorkerReady | undefined;
  return {
    get awaited() {
      return callers.size > 0;
    },
    async wait(signal) {
      if (last !== undefined) return last;
      let leave = (): void => {};
      const ready = new Promise<WorkerReady>((resolve, reject) => {
        const caller = { resolve, reject };
        callers.add(caller);
        leave = () => void callers.delete(caller);
      });
      onChange();
      try {
        return await abortable(ready, signal);
      } finally {
        leave();
        onChange();
      }
    },
    open(ready) {
      last = ready;
      for (const caller of callers) caller.resolve(ready);
      callers.clear();
    },
    refuse(error) {
      for (const caller of callers) caller.reject(error);
      callers.clear();
    },
  };
}
