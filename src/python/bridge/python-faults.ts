import { VoxError } from "../../core/errors.js";
import { outOfMemoryError, type Trace } from "../../workers/worker-errors.js";
import type { MessageOf } from "./messages.js";

/** Engine details that error messages mention. */
export interface EngineLabel {
  /** Such as `"kokoro-python"`. */
  readonly engine: string;
  /** Command that makes an environment with everything the engine needs, such as `"voxweave python setup"`. */
  readonly setUpCommand: string;
  /** Requirement to install with pip for each module that only some jobs need, by module. */
  readonly optionalModules?: Readonly<Record<string, string>> | undefined;
}

/** Creates the error for an interpreter that the system cannot start. */
export function pythonUnusable(python: string, failure: Error): VoxError<"VOX_PYTHON_UNUSABLE"> {
  const reason = `it could not be started: ${failure.message}`;
  return new VoxError("VOX_PYTHON_UNUSABLE", `${python} cannot be used: ${reason}`, {
    candidates: [{ path: python, from: "the engine's settings", reason }],
  });
}

/** Creates the caller's error for a failure in Python. `output` is the file that the one-shot should have written. */
export function errorFromPython(
  { code, message, module, exception, traceback }: Omit<MessageOf<"error">, "type" | "fatal">,
  { engine, setUpCommand, optionalModules = {} }: EngineLabel,
  python: string,
  trace: Trace,
  output = "",
): VoxError {
  switch (code) {
    case "MODULE_MISSING": {
      const requirement = optionalModules[module ?? ""];
      const command = requirement === undefined ? setUpCommand : `${python} -m pip install '${requirement}'`;
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
        "choose another device, such as cpu, or an interpreter whose packages support this device on a machine that has it";
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
