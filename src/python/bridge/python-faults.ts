import { VoxError } from "../../core/errors.js";
import { outOfMemoryError, type Trace } from "../../workers/worker-errors.js";
import type { MessageOf } from "./messages.js";

/** How an engine is spoken of in errors. */
export interface EngineLabel {
  /** Such as `"kokoro-python"`. */
  readonly engine: string;
  /** Makes an environment with all that the engine needs, such as `"voxweave python setup"`. */
  readonly setUpCommand: string;
  /** What pip is to be asked for where one of these modules is missing, which only some jobs need; by module. */
  readonly optionalModules?: Readonly<Record<string, string>> | undefined;
}

/** An interpreter that the system cannot start. */
export function pythonUnusable(python: string, failure: Error): VoxError<"VOX_PYTHON_UNUSABLE"> {
  const reason = `it could not be started: ${failure.message}`;
  return new VoxError("VOX_PYTHON_UNUSABLE", `${python} cannot be used: ${reason}`, {
    candidates: [{ path: python, from: "the engine's settings", reason }],
  });
}

/** The error that the caller gets for a failure in Python. `output` is the file that one-shot had to write. */
export function errorFromPython(
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
      return outOfMemoryError(message, trace);
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
