import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { infer as Infer } from "zod";
import type { CallOptions } from "../../core/engine.js";
import { childEnvironment } from "../../platform/node/processes/child-environment.js";
import type { Exit } from "../../platform/node/processes/supervised-child.js";
import { startTimer } from "../../platform/node/processes/timers.js";
import { z } from "../../platform/schema.js";
import { spawnPython } from "./python-process.js";
import { collectHead } from "./stdout-head.js";

/** A usable Python interpreter. */
export interface Interpreter {
  /** Path or name of the program to spawn. */
  readonly path: string;
  /** Such as `"3.11.7"`. */
  readonly version: string;
  /** Source of the path, such as `"VOXWEAVE_PYTHON"`. */
  readonly from: string;
}

/** A candidate interpreter. A candidate that the user named is used or rejected, never skipped. */
export interface NamedInterpreter {
  readonly path: string;
  readonly from: string;
}

export interface ProbeOptions extends CallOptions {
  /** Modules that the interpreter must have. */
  readonly modules: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Time limit for the interpreter's answer. @default 10_000 @unit milliseconds */
  readonly probeMs?: number | undefined;
}

const OLDEST = [3, 10] as const;
const DEFAULT_PROBE_MS = 10_000;
/** @unit characters */
const MAX_ANSWER = 64 << 10;
/** Begins the answer. Output before this mark is a banner of the interpreter or of its start-up code. */
const MARK = "voxweave-probe:";

const answer = z.object({ version: z.tuple([z.int(), z.int(), z.int()]), missing: z.array(z.string()) });

export type Probed = { readonly interpreter: Interpreter } | { readonly reason: string; readonly missing?: string };

/** Asks an interpreter for its version and whether it has the modules, without importing them. */
export async function probeInterpreter(named: NamedInterpreter, options: ProbeOptions): Promise<Probed> {
  const { modules, env, cwd, signal, probeMs = DEFAULT_PROBE_MS } = options;
  // The system resolves a relative path against the child's working directory.
  const path = /[\\/]/.test(named.path) ? resolve(cwd, named.path) : named.path;
  const defect = await checkFile(path);
  if (defect !== undefined) return { reason: defect };
  signal?.throwIfAborted();
  const child = spawnPython({
    python: path,
    script: { text: script(modules) },
    mode: "one-shot",
    env: childEnvironment(env),
    cwd,
  });
  const stdout = collectHead(child.stdout, MAX_ANSWER);
  child.stdin.end();
  let late = false;
  const end = (): void => child.kill("SIGKILL");
  const clock = startTimer(probeMs, () => {
    late = true;
    end();
  });
  signal?.addEventListener("abort", end, { once: true });
  try {
    const exit = await child.exited;
    signal?.throwIfAborted();
    if (late) return { reason: `it did not answer within ${probeMs / 1000} s` };
    const failure = (await explainScript(path, exit)) ?? explain(exit, child.stderr());
    return failure === undefined ? read(path, named.from, stdout()) : { reason: failure };
  } finally {
    clock.stop();
    signal?.removeEventListener("abort", end);
  }
}

/** Returns the probe script. It holds the mark in two pieces, so a program that echoes its arguments is no answer. */
function script(modules: readonly string[]): string {
  const names = modules.map((name) => `'${name}'`).join(", ");
  return [
    "import importlib.util, json, sys",
    `missing = [name for name in [${names}] if importlib.util.find_spec(name) is None]`,
    `print('${MARK.slice(0, 4)}' + '${MARK.slice(4)}' + json.dumps({'version': sys.version_info[:3], 'missing': missing}))`,
  ].join("\n");
}

function read(path: string, from: string, stdout: string): Probed {
  const [before = "", after] = stdout.split(MARK);
  const answered = after === undefined ? undefined : parse(after);
  if (answered === undefined) return { reason: `it is not Python: it printed ${quote(stdout)}` };
  if (before.trim() !== "")
    return { reason: `it prints ${quote(before)} at every start; remove the start-up code that prints this` };
  const { version, missing } = answered;
  const [major, minor] = version;
  if (major !== OLDEST[0] || minor < OLDEST[1]) {
    return { reason: `it is Python ${version.join(".")}; ${OLDEST.join(".")} or newer is required` };
  }
  if (missing[0] !== undefined) return { reason: `it has no module "${missing[0]}"`, missing: missing[0] };
  return { interpreter: { path, version: version.join("."), from } };
}

/** Parses the answer. Ignores text that Python prints at exit: the bridge's own script exits without printing it. */
function parse(text: string): Infer<typeof answer> | undefined {
  try {
    return answer.parse(JSON.parse(text.split("\n", 1)[0] ?? ""));
  } catch {
    return undefined;
  }
}

/** Returns what is wrong with a path, as far as the file shows it. The system looks up a bare name, so it passes. */
async function checkFile(path: string): Promise<string | undefined> {
  if (!/[\\/]/.test(path)) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "there is no such file";
  if (found.isDirectory()) return "it is a folder; name the interpreter inside it";
  if (process.platform !== "win32" && (found.mode & 0o111) === 0) return "it is not executable";
  return undefined;
}

/** Explains ENOENT for a file that exists: the interpreter of the script, or the loader of the program, is missing. */
async function explainScript(path: string, { failure }: Exit): Promise<string | undefined> {
  if (failure?.code !== "ENOENT" || !/[\\/]/.test(path)) return undefined;
  const [, interpreter] = /^#![ \t]*(\S+)/.exec(await readFile(path, "latin1").catch(() => "")) ?? [];
  return interpreter === undefined
    ? "it is a program for another system: its loader is missing"
    : `it is a script for ${interpreter}, which does not exist`;
}

function explain({ code, signal, failure }: Exit, stderr: string): string | undefined {
  if (failure?.code === "ENOENT") return "there is no such command";
  if (failure?.code === "EACCES") return "it is not executable";
  if (failure?.code === "ENOEXEC") return "it is not a program for this machine";
  if (failure !== undefined) return `it cannot be started: ${failure.message}`;
  if (code === 0) return undefined;
  // Python older than 3.4 does not know the flag.
  if (/^Unknown option: -I/m.test(stderr))
    return `it is older than Python 3.4; ${OLDEST.join(".")} or newer is required`;
  return `it ended with ${signal ?? code}${stderr === "" ? "" : `: ${quote(stderr)}`}`;
}

function quote(text: string): string {
  const line = text.trim();
  return JSON.stringify(line.length > 200 ? `${line.slice(-200)}` : line);
}
