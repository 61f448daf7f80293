import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { reapAtExit } from "./reaper.js";
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
  child.stdin.on("error", () => {}); // It is gone before all was written: `exited` tells why.
  const stderr = collectStderr(child.stderr, onLine);
  const forget = child.pid === undefined ? () => {} : reapAtExit(child.pid);
  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    exited: waitForExit(child).finally(forget),
    stderr,
    kill: (signal) => killGroup(child, signal),
    keepAlive: (alive) => {
      const change = alive ? "ref" : "unref";
      child[change]();
      for (const pipe of [child.stdin, child.stdout, child.stderr] as unknown as Socket[]) pipe[change]();
    },
  };
}

function neverBorn(failure: NodeJS.ErrnoException): PythonProcess {
  return {
    pid: undefined,
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    exited: Promise.resolve({ code: null, signal: null, failure }),
    stderr: () => "",
    kill: () => {},
    keepAlive: () => {},
  };
}

/** Waits for `exit`, not for `close`, which a grandchild that has inherited a pipe holds back. */
async function waitForExit(child: Child): Promise<Exit> {
  const drained = Promise.all([child.stdout, child.stderr].map((pipe) => once(pipe, "close")));
  const exit = await new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", (failure) => resolve({ code: null, signal: null, failure }));
  });
  await Promise.race([drained, sleep(DRAIN_MS)]);
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
  return exit;
}

function once(pipe: Readable, event: string): Promise<void> {
  return new Promise((resolve) => pipe.once(event, () => resolve()));
}

function killGroup(child: Child, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === "win32") {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
