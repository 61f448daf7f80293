import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type PythonCandidate, VoxError } from "../../core/errors.js";
import { type Interpreter, type NamedInterpreter, type ProbeOptions, probeInterpreter } from "./probe.js";

export interface FindPythonOptions extends ProbeOptions {
  /** The interpreter that the caller names. If it is set, no other interpreter is tried. */
  readonly python?: string | undefined;
  /** Environment variables that may name an interpreter, in order: the engine's own, then `VOXWEAVE_PYTHON`. */
  readonly variables: readonly string[];
  /** The interpreter of VoxWeave's own environment for the engine. */
  readonly ownPython?: string | undefined;
  /** The command that makes an environment with the modules. */
  readonly setUpCommand: string;
}

/**
 * Finds the interpreter to use: the one that the caller or an environment variable names. If neither names one, it is
 * the first usable one of VoxWeave's own environment, an active environment (`VIRTUAL_ENV`, `CONDA_PREFIX`), `.venv` in
 * the working directory, `python3` and `python`.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE` with every candidate, or `VOX_PYTHON_MODULE_MISSING` if the named interpreter
 *   lacks a module.
 */
export async function findPython(options: FindPythonOptions): Promise<Interpreter> {
  const { signal, cwd, setUpCommand } = options;
  await checkFolder(cwd);
  const named = namedInterpreter(options);
  const refused: PythonCandidate[] = [];
  for (const candidate of named === undefined ? defaultCandidates(options) : [named]) {
    signal?.throwIfAborted();
    const probed = await probeInterpreter(candidate, options);
    if ("interpreter" in probed) return probed.interpreter;
    if (named !== undefined && probed.missing !== undefined) {
      const { path } = candidate;
      throw moduleMissing(path, probed.missing, setUpCommand);
    }
    refused.push({ ...candidate, reason: probed.reason });
  }
  const list = refused.map(({ path, from, reason }) => `\n  ${path} (${from}): ${reason}`).join("");
  const next =
    named === undefined ? `run "${setUpCommand}"` : `correct ${named.from}, or unset it and run "${setUpCommand}"`;
  throw new VoxError("VOX_PYTHON_UNUSABLE", `found no usable Python; ${next}. Tried:${list}`, {
    candidates: refused,
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

function namedInterpreter({ python, variables, env }: FindPythonOptions): NamedInterpreter | undefined {
  if (python !== undefined) return { path: python, from: "the option python" };
  for (const variable of variables) {
    const path = env[variable];
    if (path) return { path, from: variable };
  }
  return undefined;
}

function defaultCandidates({ ownPython, env, cwd }: FindPythonOptions): NamedInterpreter[] {
  const windows = process.platform === "win32";
  const inside = (folder: string): string => join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const active = ["VIRTUAL_ENV", "CONDA_PREFIX"].flatMap((from) => {
    const folder = env[from];
    if (!folder) return [];
    return [{ path: from === "CONDA_PREFIX" && windows ? join(folder, "python.exe") : inside(folder), from }];
  });
  return [
    ...(ownPython === undefined ? [] : [{ path: ownPython, from: "VoxWeave's own environment" }]),
    ...active,
    { path: inside(join(cwd, ".venv")), from: ".venv here" },
    { path: "python3", from: "PATH" },
    { path: "python", from: "PATH" },
    ...(windows ? [{ path: "py", from: "PATH" }] : []),
  ];
}

/** Rejects a missing working directory explicitly; `spawn` would report the program as missing. */
async function checkFolder(cwd: string): Promise<void> {
  if ((await stat(cwd).catch(() => undefined))?.isDirectory()) return;
  throw new RangeError(`cwd must be an existing folder, got ${JSON.stringify(cwd)}`);
}
