import { stat } from "node:fs/promises";
import { join } from "node:path";
import { VoxError } from "../../core/errors.js";
import { OptionRangeError } from "../../core/option-errors.js";
import { findInterpreter } from "../interpreters/find-interpreter.js";
import type { Candidate, Interpreter } from "../interpreters/interpreter.js";
import type { ProbeOptions } from "../interpreters/probe.js";

export interface FindPythonOptions extends ProbeOptions {
  /** The interpreter that the caller names. If it is set, no other interpreter is tried. */
  readonly python?: string | undefined;
  /** Environment variables that may name an interpreter, in order: the engine's own, then `VOXWEAVE_PYTHON`. */
  readonly variables: readonly string[];
  /** The interpreter of VoxWeave's own environment for the engine. */
  readonly ownPython?: string | undefined;
  /** Modules that the interpreter must have. */
  readonly modules: readonly string[];
  /** The command that makes an environment with the modules. */
  readonly setUpCommand: string;
}

/** Oldest minor version of Python 3 that the bridge's script runs on. */
const OLDEST = 10;

/**
 * Finds the interpreter to use: the one that the caller or an environment variable names. If neither names one, it is
 * the first usable one of VoxWeave's own environment, an active environment (`VIRTUAL_ENV`, `CONDA_PREFIX`), `.venv` in
 * the working directory, `python3` and `python`.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE` with every candidate, or `VOX_PYTHON_MODULE_MISSING` if the named interpreter
 *   lacks a module.
 */
export async function findPython(options: FindPythonOptions): Promise<Interpreter> {
  const { cwd, modules, setUpCommand } = options;
  await checkFolder(cwd);
  const named = namedInterpreter(options);
  const candidates = named === undefined ? defaultCandidates(options) : [named];
  const found = await findInterpreter(candidates, { oldest: OLDEST, modules }, options);
  if ("interpreter" in found) return found.interpreter;
  const { rejected } = found;
  const missing = named && rejected[0]?.missing;
  if (missing !== undefined) throw moduleMissing(rejected[0]?.candidate.path ?? "", missing, setUpCommand);
  const list = rejected.map(({ candidate: { path, from, reason } }) => `\n  ${path} (${from}): ${reason}`).join("");
  const next =
    named === undefined ? `run "${setUpCommand}"` : `correct ${named.from}, or unset it and run "${setUpCommand}"`;
  throw new VoxError("VOX_PYTHON_UNUSABLE", `found no usable Python; ${next}. Tried:${list}`, {
    candidates: rejected.map(({ candidate }) => candidate),
  });
}

/** Creates the error for an interpreter that lacks a module. */
export function moduleMissing(python: string, module: string, command: string): VoxError<"VOX_PYTHON_MODULE_MISSING"> {
  return new VoxError(
    "VOX_PYTHON_MODULE_MISSING",
    `${python} has no module "${module}" (VoxWeave ignores user site-packages); run "${command}"`,
    { python, module, command },
  );
}

function namedInterpreter({ python, variables, env }: FindPythonOptions): Candidate | undefined {
  if (python !== undefined) return { command: [python], from: "the option python" };
  for (const variable of variables) {
    const path = env[variable];
    if (path) return { command: [path], from: variable };
  }
  return undefined;
}

function defaultCandidates({ ownPython, env, cwd }: FindPythonOptions): Candidate[] {
  const windows = process.platform === "win32";
  const inside = (folder: string): string => join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const candidate = (path: string, from: string): Candidate => ({ command: [path], from });
  const active = ["VIRTUAL_ENV", "CONDA_PREFIX"].flatMap((from) => {
    const folder = env[from];
    if (!folder) return [];
    return [candidate(from === "CONDA_PREFIX" && windows ? join(folder, "python.exe") : inside(folder), from)];
  });
  return [
    ...(ownPython === undefined ? [] : [candidate(ownPython, "VoxWeave's own environment")]),
    ...active,
    candidate(inside(join(cwd, ".venv")), ".venv here"),
    ...["python3", "python", ...(windows ? ["py"] : [])].map((name) => candidate(name, "PATH")),
  ];
}

/** Rejects a missing working directory explicitly; `spawn` would report the program as missing. */
async function checkFolder(cwd: string): Promise<void> {
  if ((await stat(cwd).catch(() => undefined))?.isDirectory()) return;
  throw new OptionRangeError("cwd", `must be an existing folder, got ${JSON.stringify(cwd)}`);
}
