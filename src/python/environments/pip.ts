import type { CallOptions } from "../../core/engine.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import type { ProbedInterpreter } from "../interpreters/interpreter.js";
import { environmentFailed } from "./environment-failed.js";
import type { EnvironmentEvent, SetUpPhase } from "./events.js";
import { explainPip } from "./pip-failure.js";
import { createPipReader } from "./pip-output.js";
import { pipVariables } from "./python-variables.js";
import { watchedModule } from "./watched-module.js";

export interface PipOptions extends CallOptions {
  readonly environment: string;
  readonly folder: string;
  /** Interpreter of the environment. */
  readonly python: string;
  /** Command of the Python whose pip installs. @default `python` */
  readonly by?: ProbedInterpreter["command"] | undefined;
  readonly phase: SetUpPhase;
  /** Arguments after `pip install` and the fixed options. */
  readonly args: readonly string[];
  /** Number of requirements in the lock; undefined if the number of packages is unknown. */
  readonly listed?: number | undefined;
  readonly onEvent: (event: EnvironmentEvent) => void;
}

/** Installs wheels only, so that pip builds nothing and runs no code of a package. Python compiles modules on import. */
const INSTALL = [
  "install",
  "--no-input",
  "--no-user",
  "--no-compile",
  "--only-binary=:all:",
  "--disable-pip-version-check",
  "--no-warn-script-location",
];

/** A torch build for GPUs has gigabytes; pip's own timeout ends a stalled download. @unit ms */
const TIMEOUT_MS = 4 * 3_600_000;

/** Installs packages into an environment and reports progress. @throws {VoxError} `VOX_ENVIRONMENT_FAILED`. */
export async function runPip(options: PipOptions): Promise<void> {
  const { environment, folder, python, by = [python], phase, args, listed, onEvent, signal } = options;
  const into = by[0] === python ? [] : ["--python", python];
  const ended = await runCommand(watchedModule(by, "pip", [...into, ...INSTALL, ...args]), {
    env: pipVariables(process.env),
    timeoutMs: TIMEOUT_MS,
    signal,
    onLine: createPipReader(phase, listed, onEvent),
    keepInputOpen: true,
  });
  if (ended.type === "done") return;
  const { reason, remedy } = explainPip("output" in ended ? ended.output : "No module named pip");
  throw environmentFailed({ environment, folder, phase, reason, remedy }, "output" in ended ? ended.output : "");
}
