import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { CallOptions } from "../core/engine.js";
import { type PythonCandidate, VoxError } from "../core/errors.js";
import { childEnvironment } from "./child-environment.js";

/** A Python that can be used. */
export interface Interpreter {
  /** What is spawned. */
  readonly path: string;
  /** Such as `"3.11.7"`. */
  readonly version: string;
  /** What named it, such as `"VOXWEAVE_PYTHON"`. */
  readonly from: string;
}

export interface FindPythonOptions extends CallOptions {
  /** An interpreter that the caller names: no other is looked at. */
  readonly python?: string | undefined;
  /** Variables that name one, in order: `VOXWEAVE_PYTHON` and an engine's own. */
  readonly variables: readonly string[];
  /** The interpreter of VoxWeave's own environment for the engine. */
  readonly ownPython: string;
  /** Modules that it must have. */
  readonly modules: readonly string[];
  /** The command that makes an environment which has them. */
  readonly setUpCommand: string;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** An interpreter that is thought of. One that was asked for is used or refused, never passed over. */
interface Named {
  readonly path: string;
  readonly from: string;
}

const OLDEST = [3, 10] as const;
const PROBE_MS = 3_000;
/** Anything else on standard output means that this interpreter, or what it runs at its start, prints a banner. */
const MARK = "voxweave-probe:";

const answer = z.object({ version: z.tuple([z.int(), z.int(), z.int()]), missing: z.array(z.string()) });

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
    const probed = await probe(candidate, options);
    if ("interpreter" in probed) return probed.interpreter;
    if (named !== undefined && probed.missing !== undefined) {
      const { path } = candidate;
      throw moduleMissing(path, probed.missing, setUpCommand);
    }
    refused.push({ ...candidate, reason: probed.reason });
  }
  const list = refused.map(({ path, from, reason }) => `\n  ${path} (${from}): ${reason}`).join("");
  const next = named === undefined ? `run "${setUpCommand}"` : `correct ${named.from}, or run "${setUpCommand}" and leave it out`;
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

function askedFor({ python, variables, env }: FindPythonOptions): Named | undefined {
  if (python !== undefined) return { path: python, from: "the option python" };
  for (const variable of variables) {
    const path = env[variable];
    if (path) return { path, from: variable };
  }
  return undefined;
}

function found({ ownPython, env, cwd }: FindPythonOptions): Named[] {
  const windows = process.platform === "win32";
  const inside = (folder: string): string => join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const active = ["VIRTUAL_ENV", "CONDA_PREFIX"].flatMap((from) => {
    const folder = env[from];
    if (!folder) return [];
    return [{ path: from === "CONDA_PREFIX" && windows ? join(folder, "python.exe") : inside(folder), from }];
  });
  return [
    { path: ownPython, from: "VoxWeave's own environment" },
    ...active,
    { path: inside(join(cwd, ".venv")), from: ".venv here" },
    { path: "python3", from: "PATH" },
    { path: "python", from: "PATH" },
    ...(windows ? [{ path: "py", from: "PATH" }] : []),
  ];
}

type Probed = { readonly interpreter: Interpreter } | { readonly reason: string; readonly missing?: string };

/** Asks an interpreter for its version and for the modules, without importing them. */
async function probe({ path, from }: Named, options: FindPythonOptions): Promise<Probed> {
  const { modules, env, cwd, signal } = options;
  const looked = await lookAt(path);
  if (looked !== undefined) return { reason: looked };
  const script = [
    "import importlib.util, json, sys",
    `missing = [name for name in ${pythonList(modules)} if importlib.util.find_spec(name) is None]`,
    `print('${MARK}' + json.dumps({'version': sys.version_info[:3], 'missing': missing}))`,
  ].join("\n");
  const ran = await run(path, ["-I", "-X", "utf8", "-c", script], { env: childEnvironment(env), cwd, signal });
  if (ran.failure !== undefined) return { reason: ran.failure };
  return read(path, from, ran.stdout);
}

function read(path: string, from: string, stdout: string): Probed {
  const [before = "", json] = stdout.split(MARK);
  if (json === undefined) return { reason: `it is not Python: it says ${quote(stdout)}` };
  if (before.trim() !== "") return { reason: `it prints ${quote(before)} whenever it starts; see to it that it does not` };
  const { version, missing } = answer.parse(JSON.parse(json));
  const [major, minor] = version;
  if (major !== OLDEST[0] || minor < OLDEST[1]) {
    return { reason: `it is Python ${version.join(".")}, too old; ${OLDEST.join(".")} or newer is needed` };
  }
  if (missing[0] !== undefined) return { reason: `it has no module "${missing[0]}"`, missing: missing[0] };
  return { interpreter: { path, version: version.join("."), from } };
}

/** Says what is wrong with a path, where that can be told without running it. A bare name is looked up by the system. */
async function lookAt(path: string): Promise<string | undefined> {
  if (!/[\\/]/.test(path)) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "there is no such file";
  if (found.isDirectory()) return "it is a folder; name the interpreter inside it";
  if (process.platform !== "win32" && (found.mode & 0o111) === 0) return "it is not executable";
  return undefined;
}

interface Ran {
  readonly stdout: string;
  readonly failure?: string;
}

function run(
  path: string,
  args: readonly string[],
  { env, cwd, signal }: { env: NodeJS.ProcessEnv; cwd: string; signal: AbortSignal | undefined },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const options = { env, cwd, timeout: PROBE_MS, killSignal: "SIGKILL", windowsHide: true, ...(signal && { signal }) } as const;
    const child = execFile(path, args, options, (error, stdout, stderr) => {
      if (signal?.aborted) reject(signal.reason);
      else if (error === null) resolve({ stdout });
      else resolve({ stdout, failure: explain(error, stderr) });
    });
    child.stdin?.end();
  });
}

function explain(error: Error & { code?: string | number | null; killed?: boolean }, stderr: string): string {
  if (error.code === "ENOENT") return "there is no such command";
  if (error.code === "EACCES") return "it is not executable";
  if (error.code === "ENOEXEC") return "it is not a program of this machine";
  if (error.killed) return `it did not answer within ${PROBE_MS / 1000} s`;
  return `it ended with ${error.code ?? "a signal"}${stderr.trim() === "" ? "" : `: ${quote(stderr)}`}`;
}

/** A missing working directory makes every spawn fail as if the program were missing: it is told as what it is. */
async function checkFolder(cwd: string): Promise<void> {
  if ((await stat(cwd).catch(() => undefined))?.isDirectory()) return;
  throw new RangeError(`cwd must be a folder, got ${JSON.stringify(cwd)}, which is none`);
}

function quote(text: string): string {
  const line = text.trim();
  return JSON.stringify(line.length > 200 ? `${line.slice(-200)}` : line);
}

function pythonList(names: readonly string[]): string {
  return `[${names.map((name) => `'${name}'`).join(", ")}]`;
}
