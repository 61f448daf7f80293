import { access } from "node:fs/promises";
import type { CallOptions } from "../../core/engine.js";
import { type PythonCandidate, VoxError } from "../../core/errors.js";
import { type CommandEnd, runCommand } from "../../platform/node/processes/run-command.js";
import { pythonVariables } from "./python-variables.js";

/** A Python interpreter that an environment can be made from. */
export interface BaseInterpreter {
  /** Command that starts the interpreter. */
  readonly command: readonly [string, ...string[]];
  /** Path of its executable, as the interpreter reports it. */
  readonly executable: string;
  /** Such as `"3.11.7"`. */
  readonly version: string;
  /** Folder of its installation. */
  readonly prefix: string;
}

export interface BaseInterpreterOptions extends CallOptions {
  /** Interpreter to use. @default the first usual command whose version fits */
  readonly python?: string | undefined;
  /** First and last minor version of Python 3 that fit. */
  readonly versions: readonly [oldest: number, newest: number];
}

/** Runs on any Python since 2.3, so that an old interpreter can report its version. */
const PROBE = `import sys
sys.stdout.write('voxweave-probe|%d.%d.%d|%s|%s|' % (tuple(sys.version_info[:3]) + (sys.executable, getattr(sys, 'base_prefix', sys.prefix))))`;

const PROBE_TIMEOUT_MS = 10_000;

/** Finds an interpreter whose version fits. @throws {VoxError} `VOX_PYTHON_UNUSABLE`, with a reason per candidate. */
export async function findBaseInterpreter({
  python,
  versions,
  signal,
}: BaseInterpreterOptions): Promise<BaseInterpreter> {
  const candidates: PythonCandidate[] = [];
  const from = python === undefined ? "PATH" : "--python";
  for (const command of python === undefined ? usualCommands(versions) : [[python] as const]) {
    const found = await probe(command, { signal });
    if (typeof found === "object" && fits(found.version, versions)) return found;
    const reason = typeof found === "object" ? `is Python ${found.version}, at ${found.executable}` : found;
    candidates.push({ path: command.join(" "), from, reason });
  }
  const range = `Python 3.${versions[0]} to 3.${versions[1]}`;
  const message = [
    `${python === undefined ? `found no ${range}` : `cannot use ${python}: ${range} is required`}.`,
    ...candidates.map((each) => `  ${each.path}: ${each.reason}`),
    `${installHint()}, or name another interpreter with --python PATH.`,
  ].join("\n");
  throw new VoxError("VOX_PYTHON_UNUSABLE", message, { candidates });
}

/** Asks the interpreter to describe itself; returns the reason if it is unusable. */
async function probe(
  command: readonly [string, ...string[]],
  { signal }: CallOptions,
): Promise<BaseInterpreter | string> {
  const env = pythonVariables(process.env);
  const ended = await runCommand([...command, "-c", PROBE], { env, timeoutMs: PROBE_TIMEOUT_MS, signal });
  if (ended.type !== "done") return explain(ended, command[0]);
  const [, version, executable, prefix] = /voxweave-probe\|([\d.]+)\|(.*)\|(.*)\|/u.exec(ended.output) ?? [];
  if (version === undefined || executable === undefined || prefix === undefined) {
    return `is not Python: it printed ${JSON.stringify(firstLine(ended.output))}`;
  }
  return { command, executable, version, prefix };
}

async function explain(ended: CommandEnd, program: string): Promise<string> {
  switch (ended.type) {
    case "missing": {
      const there = await access(program).then(
        () => true,
        () => false,
      );
      return there ? "cannot start: the program that its first line names is missing" : "does not exist";
    }
    case "late":
      return `did not answer within ${PROBE_TIMEOUT_MS / 1000} s`;
    case "failed":
      return /EACCES|EISDIR/.test(ended.output)
        ? "is a folder, or a file that is not executable"
        : `failed: ${firstLine(ended.output)}`;
    case "done":
      return "printed nothing";
    default:
      return ended satisfies never;
  }
}

/** Lists the commands to try: the user's default Python, then versions in the order of preference. */
function usualCommands([oldest, newest]: readonly [number, number]): readonly (readonly [string, ...string[]])[] {
  const minors = [12, 11, 13, 10].filter((minor) => minor >= oldest && minor <= newest);
  if (process.platform === "win32") return [["python"], ...minors.map((minor) => ["py", `-3.${minor}`] as const)];
  return [["python3"], ["python"], ...minors.map((minor) => [`python3.${minor}`] as const)];
}

function fits(version: string, [oldest, newest]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === 3 && minor >= oldest && minor <= newest;
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

function firstLine(text: string): string {
  return (text.split("\n").find((line) => line.trim() !== "") ?? "nothing").trim().slice(0, 200);
}
