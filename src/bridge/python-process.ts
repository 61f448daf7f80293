import { type ChildProcessByStdio, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import type { Socket } from "node:net";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { settlesWithin } from "./clocks.js";
import { killGroup, reapAtExit } from "./reaper.js";
import { collectStderr } from "./stderr-tail.js";

/** How a process ended. `failure` where it never began. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly failure?: NodeJS.ErrnoException;
}

export interface PythonProcess {
  /** Absent where it could not be started. */
  readonly pid: number | undefined;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves, never rejects, once it is gone and what it wrote has been read. */
  readonly exited: Promise<Exit>;
  stderr(): string;
  /** Whether it has ended, though what it wrote may yet be read. */
  gone(): boolean;
  /** Sends a signal to the process and all that it has started. */
  kill(signal: NodeJS.Signals): void;
  /** Whether it keeps the program alive. */
  keepAlive(alive: boolean): void;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export interface SpawnOptions {
  readonly python: string;
  readonly script: string;
  readonly mode: "one-shot" | "worker";
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  /** Lines of its standard error, as they come. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** After `exit`, how long its pipes may still deliver: a grandchild may hold them open for ever. @unit milliseconds */
const DRAIN_MS = 200;
/** Tells the script apart from what the user's site packages or the working directory would bring. */
const FLAGS = ["-I", "-X", "utf8", "-X", "faulthandler", "-u", "-c"];

/**
 * Starts the interpreter itself, never a shell or a wrapper, in a process group of its own.
 *
 * What cannot be started is told by `exited`, as is every other end: this does not throw.
 */
export function spawnPython({ python, script, mode, env, cwd, onLine }: SpawnOptions): PythonProcess {
  let child: Child;
  try {
    child = spawn(python, [...FLAGS, script, mode], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
      env,
      cwd,
    });
  } catch (failure) {
    return neverBorn(failure as NodeJS.ErrnoException); // Such as E2BIG, an environment beyond what a process can be given.
  }
  if (child.pid === undefined) return neverBorn(failureOf(child, cwd));
  child.stdin.on("error", () => {}); // It is gone before all was written: `exited` tells why.
  const stderr = collectStderr(child.stderr, onLine);
  let alive = true;
  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    exited: waitForExit(child, child.pid),
    stderr,
    gone: () => hasEnded(child),
    kill: (signal) => {
      if (!hasEnded(child)) killGroup(child.pid, signal);
    },
    keepAlive: (wanted) => {
      if (wanted === alive || hasEnded(child)) return; // A socket that is closed would remember each call.
      alive = wanted;
      const change = alive ? "ref" : "unref";
      child[change]();
      for (const pipe of [child.stdin, child.stdout, child.stderr] as unknown as Socket[]) {
        if (!pipe.destroyed) pipe[change]();
      }
    },
  };
}

/** What is no process behaves as one that has ended. */
function neverBorn(failure: NodeJS.ErrnoException | Promise<NodeJS.ErrnoException>): PythonProcess {
  return {
    pid: undefined,
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    exited: Promise.resolve(failure).then((why) => ({ code: null, signal: null, failure: why })),
    stderr: () => "",
    gone: () => true,
    kill: () => {},
    keepAlive: () => {},
  };
}

/** Waits for `exit`, not for `close`, which a grandchild that has inherited a pipe holds back. */
async function waitForExit(child: Child, pid: number): Promise<Exit> {
  const forget = reapAtExit(pid);
  const drained = Promise.all([child.stdout, child.stderr].map((pipe) => once(pipe, "close")));
  const exit = await new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => {
      if (process.platform !== "win32") killGroup(pid, "SIGKILL"); // What it has started and left behind.
      forget();
      resolve({ code, signal });
    });
  });
  await settlesWithin(drained, DRAIN_MS);
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
  return exit;
}

/** Why it could not be started. A missing working directory is told as if the program were missing: it is looked for. */
async function failureOf(child: Child, cwd = "."): Promise<NodeJS.ErrnoException> {
  const failure: NodeJS.ErrnoException = await new Promise((resolve) => child.once("error", resolve));
  // Where no descriptor was left (EMFILE) there are no pipes.
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe?.destroy();
  const folder = await stat(cwd).catch(() => undefined);
  if (failure.code !== "ENOENT" || folder?.isDirectory()) return failure;
  return Object.assign(new Error(`its working directory ${cwd} is no folder`, { cause: failure }), { code: "ENOTDIR" });
}

function once(pipe: Readable, event: string): Promise<void> {
  return new Promise((resolve) => pipe.once(event, () => resolve()));
}

function hasEnded({ exitCode, signalCode }: Child): boolean {
  return exitCode !== null || signalCode !== null;
}
