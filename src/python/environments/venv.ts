import type { CallOptions } from "../../core/engine.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import type { ProbedInterpreter } from "../interpreters/interpreter.js";
import { interpreterIn } from "./environment.js";
import { environmentFailed } from "./environment-failed.js";
import { pythonVariables } from "./python-variables.js";
import { watchedModule } from "./watched-module.js";

const TIMEOUT_MS = 300_000;

interface VenvOptions extends CallOptions {
  readonly environment: string;
  readonly folder: string;
}

/**
 * Makes an empty environment in a folder that does not exist. Returns the command of the Python whose pip can install the
 * first packages into it: the base interpreter, if its pip is recent, because `ensurepip` takes longer than all else here.
 *
 * @throws {VoxError} `VOX_ENVIRONMENT_FAILED`.
 */
export async function createVenv(
  base: Pick<ProbedInterpreter, "command" | "version">,
  options: VenvOptions,
): Promise<ProbedInterpreter["command"]> {
  await runModule(base.command, "venv", ["--without-pip", options.folder], base.version, options);
  if (await hasPipForOthers(base.command, options)) return base.command;
  const python = [interpreterIn(options.folder)] as const;
  await runModule(python, "ensurepip", ["--default-pip"], base.version, options);
  return python;
}

/** Prints the version of pip; fails without pip. */
const VERSION_OF_PIP = "from importlib.metadata import version; print('pip', version('pip'))";

/** Returns whether a Python has a pip with the option `--python`, which installs into another environment: 22.3 or later. */
async function hasPipForOthers(command: ProbedInterpreter["command"], { signal }: CallOptions): Promise<boolean> {
  const options = { env: pythonVariables(process.env), timeoutMs: TIMEOUT_MS, signal };
  const ended = await runCommand([...command, "-I", "-c", VERSION_OF_PIP], options);
  const [, major, minor] = ended.type === "done" ? (/^pip (\d+)\.(\d+)/m.exec(ended.output) ?? []) : [];
  return Number(major) > 22 || (Number(major) === 22 && Number(minor) >= 3);
}

async function runModule(
  command: ProbedInterpreter["command"],
  module: string,
  args: readonly string[],
  version: string,
  { environment, folder, signal }: VenvOptions,
): Promise<void> {
  const options = { env: pythonVariables(process.env), timeoutMs: TIMEOUT_MS, signal, keepInputOpen: true };
  const ended = await runCommand(watchedModule(command, module, args), options);
  if (ended.type === "done") return;
  const output = "output" in ended ? ended.output : "";
  const { reason, remedy } = explainVenv(output, version);
  throw environmentFailed({ environment, folder, phase: "venv", reason, remedy }, output);
}

/** Explains a failed `venv` or `ensurepip`. Debian and its derivatives ship venv and ensurepip in separate packages. */
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
  return {
    reason: `making an empty environment failed: ${(last ?? "it printed nothing").trim().slice(0, 400)}`,
    remedy,
  };
}
