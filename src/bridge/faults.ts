import { VoxError, type VoxErrorCode, type VoxErrorDetails } from "../core/errors.js";
import type { MessageOf } from "./messages.js";
import type { Exit } from "./python-process.js";
import type { RestartLimits } from "./restarts.js";

/** What every error about a worker tells of it. */
export type Trace = VoxErrorDetails["VOX_BRIDGE_PROTOCOL"];

/** How an engine is spoken of in errors. */
export interface EngineLabel {
  /** Such as `"kokoro-python"`. */
  readonly engine: string;
  /** Makes an environment with all that the engine needs, such as `"voxweave python setup"`. */
  readonly setUpCommand: string;
  /** What pip is to be asked for where one of these modules is missing, which only some jobs need; by module. */
  readonly optionalModules?: Readonly<Record<string, string>> | undefined;
}

/** What keeps a process from starting now, and perhaps not the next time: too many files, processes, too little memory. */
const PASSING: readonly string[] = ["EMFILE", "ENFILE", "EAGAIN", "ENOMEM"];

/** A worker that ended without being told to, or that never began. */
export function explainExit(exit: Exit, python: string, trace: Trace, killedForMemory: boolean): VoxError {
  const { code, signal, failure } = exit;
  if (failure !== undefined) {
    const reason = `it could not be started: ${failure.message}`;
    if (PASSING.includes(failure.code ?? "")) {
      const details = { ...trace, exitCode: null, signal: null };
      return new VoxError("VOX_BRIDGE_CRASHED", `${trace.engine}: ${python}: ${reason}`, details);
    }
    return new VoxError("VOX_PYTHON_UNUSABLE", `${python} cannot be used: ${reason}`, {
      candidates: [{ path: python, from: "the engine's settings", reason }],
    });
  }
  if (killedForMemory) {
    return new VoxError(
      "VOX_BRIDGE_OUT_OF_MEMORY",
      `${trace.engine}: the system ran out of memory and killed the worker${memory(trace)}; give the machine more, or run fewer workers`,
      trace,
    );
  }
  const how = signal === null ? `with code ${code}` : `by ${signal}`;
  const hint = signal === "SIGKILL" ? `${memory(trace)}, perhaps for want of memory` : "";
  return new VoxError("VOX_BRIDGE_CRASHED", `${trace.engine}: the worker ended ${how}${hint}${last(trace)}`, {
    ...trace,
    exitCode: code,
    signal,
  });
}

/** What Python says went wrong, as the error that the caller gets. `output` is the file that was to be written. */
export function fromPython(
  { code, message, module, exception, traceback }: Omit<MessageOf<"error">, "type" | "fatal">,
  { engine, setUpCommand, optionalModules = {} }: EngineLabel,
  python: string,
  trace: Trace,
  output = "",
): VoxError {
  switch (code) {
    case "MODULE_MISSING": {
      const wanted = optionalModules[module ?? ""];
      const command = wanted === undefined ? setUpCommand : `${python} -m pip install '${wanted}'`;
      return new VoxError(
        "VOX_PYTHON_MODULE_MISSING",
        `${python} lacks the module "${module ?? "?"}" that ${engine} needs: ${message}; run "${command}"`,
        { python, module: module ?? "", command },
      );
    }
    case "MODEL_MISSING":
    case "VOICE_MISSING":
      return new VoxError("VOX_PYTHON_MODEL_MISSING", `${engine}: ${message}`, { engine, reason: message });
    case "DEVICE_MISSING": {
      const advice =
        "choose another device such as cpu, or name an interpreter whose packages are built for this one and whose machine has it";
      return new VoxError("VOX_PYTHON_MODEL_MISSING", `${engine}: ${message} (by ${python}); ${advice}`, {
        engine,
        reason: message,
      });
    }
    case "OUT_OF_MEMORY":
      return new VoxError("VOX_BRIDGE_OUT_OF_MEMORY", `${engine} ran out of memory${memory(trace)}: ${message}`, trace);
    case "OUTPUT_UNWRITABLE":
      return new VoxError("VOX_FILE_UNWRITABLE", message, { path: output });
    case "BAD_REQUEST":
    case "NOT_FINITE":
    case "TEXT_TOO_LONG":
    case "FAILED":
      return new VoxError("VOX_PYTHON_FAILED", `${engine}: ${message}`, {
        engine,
        code,
        exception: exception ?? undefined,
        traceback: traceback ?? undefined,
      });
    default:
      return code satisfies never;
  }
}

type TraceCode = Exclude<
  { [Code in VoxErrorCode]: VoxErrorDetails[Code] extends Trace ? Code : never }[VoxErrorCode],
  "VOX_BRIDGE_CRASHED" | "VOX_DEADLINE"
>;

export function workerFault(code: TraceCode, reason: string, trace: Trace, options?: ErrorOptions): VoxError {
  return new VoxError(code, `${trace.engine}: ${reason}${last(trace)}`, trace, options);
}

export function deadlineFault(timeoutMs: number, trace: Trace): VoxError<"VOX_DEADLINE"> {
  const reason = `no speech within ${timeoutMs / 1000} s, so its worker was ended; ask for less at once, or set a longer deadline`;
  return new VoxError("VOX_DEADLINE", `${trace.engine}: ${reason}${last(trace)}`, { ...trace, timeoutMs });
}

export function closedFault(engine: string): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine });
}

export function queueFullFault(engine: string, limit: number): VoxError<"VOX_QUEUE_FULL"> {
  const message = `${engine}: ${limit} jobs wait already; try again later, or raise queueLimit`;
  return new VoxError("VOX_QUEUE_FULL", message, { engine, limit });
}

export function poisonFault(engine: string, cause: VoxError<"VOX_BRIDGE_CRASHED">): VoxError<"VOX_BRIDGE_POISON"> {
  const message = `${engine}: two workers have died of this job, so it is not tried again: ${cause.message}`;
  return new VoxError("VOX_BRIDGE_POISON", message, cause.details, { cause });
}

export function downFault(engine: string, limits: RestartLimits, cause: VoxError): VoxError<"VOX_BRIDGE_DOWN"> {
  const { most, windowMs, probeMs } = limits;
  const message =
    `${engine}: workers died ${most} times, within ${windowMs / 1000} s or before any was ready; ` +
    `the next try is in ${probeMs / 1000} s. The last one: ${cause.message}`;
  return new VoxError("VOX_BRIDGE_DOWN", message, { engine, restarts: most }, { cause });
}

function memory({ rss }: Trace): string {
  return rss === undefined ? "" : ` (it held ${Math.round(rss / 1e6)} MB when last heard)`;
}

/** Where it was, if it was made to write its stacks (the first line of the last one), or else the last line that it wrote. */
function last({ stderr }: Trace): string {
  const at = [...stderr.matchAll(/\(most recent call first\):\n\s*(File .*)/g)].at(-1)?.[1];
  if (at !== undefined) return `; it was at ${at}`;
  const line = stderr.slice(stderr.lastIndexOf("\n") + 1).trim();
  return line === "" ? "" : `; it last wrote: ${line.slice(0, 300)}`;
}
