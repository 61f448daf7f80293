import { VoxError, type VoxErrorCode, type VoxErrorDetails } from "../core/errors.js";
import type { Exit } from "../platform/node/processes/supervised-child.js";
import type { RestartLimits } from "./restarts.js";

/** Description of a worker in every error about it. */
export type Trace = VoxErrorDetails["VOX_WORKER_PROTOCOL"];

/** Codes of failed starts that may succeed at the next try: too many files or processes, too little memory. */
const TRANSIENT: readonly string[] = ["EMFILE", "ENFILE", "EAGAIN", "ENOMEM"];

/** Returns the error for a worker that ended unasked; `undefined` if it could not start and will not start later. */
export function errorFromExit(exit: Exit, trace: Trace, killedForMemory: boolean): VoxError | undefined {
  const { code, signal, failure } = exit;
  if (failure !== undefined) {
    if (!TRANSIENT.includes(failure.code ?? "")) return undefined;
    const message = `${trace.engine}: the worker could not be started: ${failure.message}`;
    return new VoxError("VOX_WORKER_CRASHED", message, { ...trace, exitCode: null, signal: null });
  }
  if (killedForMemory) {
    return new VoxError(
      "VOX_WORKER_OUT_OF_MEMORY",
      `${trace.engine}: the system ran out of memory and killed the worker${memory(trace)}; give the machine more memory, or run fewer workers`,
      trace,
    );
  }
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  const hint = signal === "SIGKILL" ? `${memory(trace)}, perhaps because memory ran out` : "";
  return new VoxError("VOX_WORKER_CRASHED", `${trace.engine}: the worker ended ${how}${hint}${last(trace)}`, {
    ...trace,
    exitCode: code,
    signal,
  });
}

type TraceCode = Exclude<
  { [Code in VoxErrorCode]: VoxErrorDetails[Code] extends Trace ? Code : never }[VoxErrorCode],
  "VOX_WORKER_CRASHED" | "VOX_DEADLINE"
>;

/** Creates the error for a worker that was ended for `reason`. */
export function workerError(code: TraceCode, reason: string, trace: Trace, options?: ErrorOptions): VoxError {
  return new VoxError(code, `${trace.engine}: ${reason}${last(trace)}`, trace, options);
}

/** Creates the error for a worker without enough memory. @param message the worker's own message */
export function outOfMemoryError(message: string, trace: Trace): VoxError<"VOX_WORKER_OUT_OF_MEMORY"> {
  return new VoxError(
    "VOX_WORKER_OUT_OF_MEMORY",
    `${trace.engine} ran out of memory${memory(trace)}: ${message}`,
    trace,
  );
}

export function deadlineError(timeoutMs: number, trace: Trace): VoxError<"VOX_DEADLINE"> {
  const reason = `no speech within ${timeoutMs / 1000} s, so the worker was ended; speak a shorter text, or set a longer deadline`;
  return new VoxError("VOX_DEADLINE", `${trace.engine}: ${reason}${last(trace)}`, { ...trace, timeoutMs });
}

export function closedError(engine: string): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine });
}

export function queueFullError(engine: string, limit: number): VoxError<"VOX_QUEUE_FULL"> {
  const message = `${engine}: ${limit} jobs already wait; try again later, or raise queueLimit`;
  return new VoxError("VOX_QUEUE_FULL", message, { engine, limit });
}

export function poisonError(engine: string, cause: VoxError<"VOX_WORKER_CRASHED">): VoxError<"VOX_WORKER_POISON"> {
  const message = `${engine}: two workers died while they did this job, so it is not tried again: ${cause.message}`;
  return new VoxError("VOX_WORKER_POISON", message, cause.details, { cause });
}

export function downError(engine: string, limits: RestartLimits, cause: VoxError): VoxError<"VOX_WORKER_DOWN"> {
  const { most, windowMs, probeMs } = limits;
  const message =
    `${engine}: workers died ${most} times, within ${windowMs / 1000} s or before any was ready; ` +
    `the next try is in ${probeMs / 1000} s. The last error: ${cause.message}`;
  return new VoxError("VOX_WORKER_DOWN", message, { engine, restarts: most }, { cause });
}

function memory({ rss }: Trace): string {
  return rss === undefined ? "" : ` (it last reported ${Math.round(rss / 1e6)} MB)`;
}

/** Returns where the worker was, if it wrote its stacks (the first line of the last one), or else its last line of output. */
function last({ stderr }: Trace): string {
  const at = [...stderr.matchAll(/\(most recent call first\):\n\s*(File .*)/g)].at(-1)?.[1];
  if (at !== undefined) return `; it was at ${at}`;
  const line = stderr.slice(stderr.lastIndexOf("\n") + 1).trim();
  return line === "" ? "" : `; it last wrote: ${line.slice(0, 300)}`;
}
