import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { infer as Infer } from "zod";
import type { CallOptions } from "../../core/engine.js";
import { childEnvironment } from "../../platform/node/processes/child-environment.js";
import { type CommandEnd, runCommand } from "../../platform/node/processes/run-command.js";
import { z } from "../../platform/schema.js";
import { type Candidate, describeVersions, type ProbedInterpreter, type Requirements } from "./interpreter.js";

/** How to start candidates. */
export interface ProbeOptions extends CallOptions {
  /** Variables of which the interpreter inherits those of the allow-list. */
  readonly env: NodeJS.ProcessEnv;
  /** Working directory of the interpreter, and the folder against which relative paths are resolved. */
  readonly cwd: string;
  /** Time limit for the interpreter's answer. @default 10_000 @unit milliseconds */
  readonly probeMs?: number | undefined;
}

/** An interpreter that meets the requirements, or the reason why it does not. */
export type Probed =
  | { readonly interpreter: ProbedInterpreter }
  | { readonly reason: string; readonly missing?: string | undefined };

const DEFAULT_PROBE_MS = 10_000;
/** @unit characters */
const MAX_ANSWER = 64 << 10;
/** Begins the answer. Output before this mark is a banner of the interpreter or of its start-up code. */
const MARK = "voxweave-probe:";

/** `-E` and `-s` ignore Python's variables and the user's site-packages. Python 2 knows both, but not `-I`. */
const FLAGS = ["-E", "-s", "-c"];

const answerSchema = z.object({
  version: z.tuple([z.int(), z.int(), z.int()]),
  executable: z.string(),
  prefix: z.string(),
  missing: z.array(z.string()),
});

/** Asks an interpreter for its version and whether it has the modules, without importing them. */
export async function probe(
  candidate: Candidate,
  requirements: Requirements,
  { env, cwd, signal, probeMs = DEFAULT_PROBE_MS }: ProbeOptions,
): Promise<Probed> {
  const [program, ...args] = candidate.command;
  // The system resolves a relative path against the child's working directory.
  const path = hasFolder(program) ? resolve(cwd, program) : program;
  const defect = await checkFile(path);
  if (defect !== undefined) return { reason: defect };
  signal?.throwIfAborted();
  const lines = collectHead();
  const command = [path, ...args, ...FLAGS, script(requirements.modules ?? [])] as const;
  const options = { env: childEnvironment(env), cwd, timeoutMs: probeMs, signal, onLine: lines.add };
  const failure = await explain(path, probeMs, await runCommand(command, options));
  if (failure !== undefined) return { reason: failure };
  return read({ ...candidate, command: [path, ...args] }, requirements, lines.text());
}

/** Keeps the first lines of an output. */
function collectHead(): { readonly add: (line: string) => void; readonly text: () => string } {
  let text = "";
  return {
    add: (line) => {
      text += `${line}\n`.slice(0, MAX_ANSWER - text.length);
    },
    text: () => text,
  };
}

/**
 * Returns the probe script. It runs on Python 2, too, so that an old interpreter can report its version. It drops the working
 * directory from the module search path. It holds the mark in two pieces, so a program that echoes its arguments is no answer.
 */
function script(modules: readonly string[]): string {
  const names = modules.map((name) => `'${name}'`).join(", ");
  return [
    "import sys",
    "sys.path = [folder for folder in sys.path if folder]",
    "import json",
    "try:",
    "    from importlib.util import find_spec",
    "except ImportError:",
    "    find_spec = bool # Never None: the version is what is wrong.",
    `missing = [name for name in [${names}] if find_spec(name) is None]`,
    "about = {'version': sys.version_info[:3], 'executable': sys.executable, 'missing': missing,",
    "         'prefix': getattr(sys, 'base_prefix', sys.prefix)}",
    `print('${MARK.slice(0, 4)}' + '${MARK.slice(4)}' + json.dumps(about))`,
  ].join("\n");
}

function read(candidate: Candidate, requirements: Requirements, stdout: string): Probed {
  const { command, from } = candidate;
  const [before = "", after] = stdout.split(MARK);
  const answer = after === undefined ? undefined : parse(after);
  if (answer === undefined) return { reason: `it is not Python: it printed ${quote(stdout)}` };
  if (before.trim() !== "")
    return { reason: `it prints ${quote(before)} at every start; remove the start-up code that prints this` };
  const { executable, prefix, missing } = answer;
  const version = answer.version.join(".");
  if (!isUsable(answer.version, requirements)) {
    const place = executable === command[0] ? "" : `, at ${executable}`;
    return { reason: `it is Python ${version}${place}; ${describeVersions(requirements)} is required` };
  }
  if (missing[0] !== undefined) return { reason: `it has no module "${missing[0]}"`, missing: missing[0] };
  return { interpreter: { command, path: command[0], from, version, executable, prefix } };
}

function isUsable([major, minor]: readonly [number, number, number], { oldest, newest }: Requirements): boolean {
  return major === 3 && minor >= oldest && minor <= (newest ?? minor);
}

/** Parses the answer. Ignores text that Python prints at exit: the bridge's own script exits without printing it. */
function parse(text: string): Infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text.split("\n", 1)[0] ?? ""));
  } catch {
    return undefined;
  }
}

/** Returns what is wrong with a path, as far as the file shows it. The system looks up a bare name, so it passes. */
async function checkFile(path: string): Promise<string | undefined> {
  if (!hasFolder(path)) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "there is no such file";
  if (found.isDirectory()) return "it is a folder; name the interpreter inside it";
  if (process.platform !== "win32" && (found.mode & 0o111) === 0) return "it is not executable";
  return undefined;
}

/** Returns why a program did not answer; `undefined` if it ended without an error. */
async function explain(path: string, probeMs: number, ended: CommandEnd): Promise<string | undefined> {
  switch (ended.type) {
    case "done":
      return undefined;
    case "missing":
      return hasFolder(path) ? explainScript(path) : "there is no such command";
    case "late":
      return `it did not answer within ${probeMs / 1000} s`;
    case "failed": {
      const { failure, code, signal, output } = ended;
      if (failure?.code === "EACCES") return "it is not executable";
      if (failure?.code === "ENOEXEC") return "it is not a program for this machine";
      if (failure !== undefined) return `it cannot be started: ${failure.message}`;
      return `it ended with ${signal ?? code}${output.trim() === "" ? "" : `: ${quote(output)}`}`;
    }
    default:
      return ended satisfies never;
  }
}

/** Explains ENOENT for a file that exists: the interpreter of the script, or the loader of the program, is missing. */
async function explainScript(path: string): Promise<string> {
  const [, interpreter] = /^#![ \t]*(\S+)/.exec(await readFile(path, "latin1").catch(() => "")) ?? [];
  return interpreter === undefined
    ? "it is a program for another system: its loader is missing"
    : `it is a script for ${interpreter}, which does not exist`;
}

function hasFolder(path: string): boolean {
  return /[\\/]/.test(path);
}

function quote(text: string): string {
  return JSON.stringify(text.trim().slice(-200));
}
