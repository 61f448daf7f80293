import type { CallOptions } from "../../core/engine.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import type { ProbedInterpreter } from "../interpreters/interpreter.js";
import { environmentFailed } from "./environment-failed.js";
import { pythonVariables } from "./python-variables.js";
import { watchedModule } from "./watched-module.js";

const TIMEOUT_MS = 300_000;

/** Makes an empty environment with pip in a folder that does not exist. @throws {VoxError} `VOX_ENVIRONMENT_FAILED`. */
export async function createVenv(
  { command, version }: Pick<ProbedInterpreter, "command" | "version">,
  { environment, folder, signal }: CallOptions & { readonly environment: string; readonly folder: string },
): Promise<void> {
  const env = pythonVariables(process.env);
  const options = { env, timeoutMs: TIMEOUT_MS, signal, keepInputOpen: true };
  const ended = await runCommand(watchedModule(command, "venv", [folder]), options);
  if (ended.type === "done") return;
  const output = "output" in ended ? ended.output : "";
  const { reason, remedy } = explainVenv(output, version);
  throw environmentFailed({ environment, folder, phase: "venv", reason, remedy }, output);
}

/** Explains a failed `venv`. Debian and its derivatives ship venv and ensurepip in separate packages. */
export function explainVenv(output: string, version: string): { readonly reason: string; readonly remedy: string } {
  const [major = "3", minor = ""] = version.split(".");
  if (/ensurepip is not|No module named '?"?(?:venv|ensurepip)/.test(output)) {
    const remedy = `Install them, for example with \`sudo apt install python${major}.${minor}-venv\`, and run the command again`;
    return { reason: `this Python ${version} lacks venv and pip`, remedy };
  }
  if (/No space left on device|Errno 28/.test(output)) {
    return { reason: "the disk is full", remedy: "Free some space, or set VOXWEAVE_CACHE to a folder on another disk" };
  }
  const last = output
    .split("\n")
    .filter((line) => line.trim() !== "")
    .at(-1);
  const remedy = "Use another Python: --python PATH";
  return { reason: `python -m venv failed: ${(last ?? "it printed nothing").trim().slice(0, 400)}`, remedy };
}
