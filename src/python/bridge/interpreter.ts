import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type PythonCandidate, VoxError } from "../../core/errors.js";
import { type Interpreter, type NamedInterpreter, type ProbeOptions, probeInterpreter } from "./probe.js";

export interface FindPythonOptions extends ProbeOptions {
  /** An interpreter that the caller names: no other is looked at. */
  readonly python?: string | undefined;
  /** Variables that name one, in order: `VOXWEAVE_PYTHON` and an engine's own. */
  readonly variables: readonly string[];
  /** The interpreter of VoxWeave's own environment for the engine. */
  readonly ownPython?: string | undefined;
  /** The command that makes an environment which has the modules. */
  readonly setUpCommand: string;
}

/**
 * The interpreter to use: the one that the caller or the environment names, or else the first that can be used of
 * VoxWeave's own environment, an active one (`VIRTUAL_ENV`, `CONDA_PREFIX`), `.venv` in the working directory, `python3`
 * and `python`.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE` with every candidate, or `VOX_PYTHON_MODULE_MISSING` where the one asked for
 *   lacks a module.
 */
export async function findPython(options: FindPythonOptions): Promise<Interpreter> {
  const { signal, cwd, setUpCommand } = options;
  await checkFolder(cwd);
  const named = askedFor(options);
  const refused: PythonCandidate[] = [];
  for (const candidate of named === undefined ? found(options) : [named]) {
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
    named === undefined ? `run "${setUpCommand}"` : `correct ${named.from}, or run "${setUpCommand}" and leave it out`;
  throw new VoxError("VOX_PYTHON_UNUSABLE", `no Python can be used; ${next}. Looked at:${list}`, {
    candidates: refused,
  });
}

export function moduleMissing(python: string, module: string, command: string): VoxError<"VOX_PYTHON_MODULE_MISSING"> {
  return new VoxError(
    "VOX_PYTHON_MODULE_MISSING",
    `${python} has no module "${module}" (packages of the user's own site are not looked at); run "${command}"`,
    { python, module, command },
  );
}

function askedFor({ python, variables, env }: FindPythonOptions): NamedInterpreter | undefined {
  if (python !== undefined) return { path: python, from: "the option python" };
  for (const variable of variables) {
    const path = env[variable];
    if (path) return { path, from: variable };
  }
  return undefined;
}

function found({ ownPython, env, cwd }: FindPythonOptions): NamedInterpreter[] {
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

/** A missing working directory makes every spawn fail as if the program were missing: it is told as what it is. */
async function checkFolder(cwd: string): Promise<void> {
  if ((await stat(cwd).catch(() => undefined))?.isDirectory()) return;
  throw new RangeError(`cwd must be a folder, got ${JSON.stringify(cwd)}, which is none`);
}
