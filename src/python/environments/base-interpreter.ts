import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { findInterpreter } from "../interpreters/find-interpreter.js";
import { type Candidate, describeVersions, type ProbedInterpreter } from "../interpreters/interpreter.js";

export interface BaseInterpreterOptions extends CallOptions {
  /** ProbedInterpreter to use. @default the first usual command whose version is in the range */
  readonly python?: string | undefined;
  /** First and last usable minor version of Python 3. */
  readonly versions: readonly [oldest: number, newest: number];
}

/**
 * Finds an interpreter to make an environment from.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE`, with a reason for each candidate.
 */
export async function findBaseInterpreter({
  python,
  versions,
  signal,
}: BaseInterpreterOptions): Promise<ProbedInterpreter> {
  const [oldest, newest] = versions;
  const candidates =
    python === undefined ? usualCommands(versions) : [{ command: [python], from: "--python" } as const];
  const requirements = { oldest, newest };
  const found = await findInterpreter(candidates, requirements, { env: process.env, cwd: process.cwd(), signal });
  if ("interpreter" in found) return found.interpreter;
  const rejected = found.rejected.map(({ candidate }) => candidate);
  const range = `Python ${describeVersions(requirements)}`;
  const message = [
    `${python === undefined ? `found no ${range}` : `cannot use ${python}: ${range} is required`}.`,
    ...rejected.map(({ path, reason }) => `  ${path}: ${reason}`),
    `${installHint()}, or name another interpreter with --python PATH.`,
  ].join("\n");
  throw new VoxError("VOX_PYTHON_UNUSABLE", message, { candidates: rejected });
}

/** Lists the commands to try: the user's default Python, then versions in the order of preference. */
function usualCommands([oldest, newest]: readonly [number, number]): readonly Candidate[] {
  const minors = [12, 11, 13, 10].filter((minor) => minor >= oldest && minor <= newest);
  const commands: Candidate["command"][] =
    process.platform === "win32"
      ? [["python"], ...minors.map((minor): Candidate["command"] => ["py", `-3.${minor}`])]
      : [["python3"], ["python"], ...minors.map((minor): Candidate["command"] => [`python3.${minor}`])];
  return commands.map((command) => ({ command, from: "PATH" }));
}

function installHint(): string {
  switch (process.platform) {
    case "darwin":
      return "Install one, for example with `brew install python@3.12`";
    case "win32":
      return "Install one, for example with `winget install Python.Python.3.12`";
    default:
      return "Install one, for example with `sudo apt install python3 python3-venv`";
  }
}
