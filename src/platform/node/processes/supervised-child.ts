import type { ChildProcess } from "node:child_process";
import { stat } from "node:fs/promises";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { killGroup, reapAtExit } from "./process-group.js";
import { collectStderr } from "./stderr-tail.js";
import { settlesWithin } from "./timers.js";

/** How a process ended. `failure` is set if it never started. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly failure?: NodeJS.ErrnoException;
}

/** A child process that leads its own process group and ends no later than this process. */
export interface SupervisedChild {
  /** Undefined if the process could not be started. */
  readonly pid: number | undefined;
  /** Resolves, never rejects, when the process has ended and its output has been read. */
  readonly exited: Promise<Exit>;
  /** The last 64 KiB that the process wrote to standard error. */
  stderr(): string;
  /** Returns whether the process has ended. Its output may still be unread. */
  gone(): boolean;
  /** Sends a signal to the process and to all processes of its group. */
  kill(signal: NodeJS.Signals): void;
  /** Sets whether the process keeps this program alive. */
  keepAlive(alive: boolean): void;
}

export interface ChildOptions {
  /** Working directory that the process was started in. */
  readonly cwd?: string | undefined;
  /** Receives each line of standard error. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** Longest wait for the rest of the output after `exit`. A grandchild may hold the pipes open for ever. @unit milliseconds */
const DRAIN_MS = 1_000;

/** Supervises a process that was started with `detached`. If the process could not start, `exited` reports the failure. */
export function superviseChild(child: ChildProcess, { cwd, onLine }: ChildOptions = {}): SupervisedChild {
  const { pid } = child;
  if (pid === undefined) return neverStarted(failureOf(child, cwd));
  const stderr = child.stderr === null ? () => "" : collectStderr(child.stderr, onLine);
  let alive = true;
  return {
    pid,
    exited: waitForExit(child, pid),
    stderr,
    gone: () => hasEnded(child),
    kill: (signal) => {
      if (!hasEnded(child)) killGroup(pid, signal);
    },
    keepAlive: (needed) => {
      if (needed === alive || hasEnded(child)) return; // A closed socket would remember each call.
      alive = needed;
      const change = alive ? "ref" : "unref";
      child[change]();
      // Bun's channel has neither method, although Node's types require both.
      (child.channel as Partial<Pick<Socket, "ref" | "unref">> | null | undefined)?.[change]?.();
      for (const pipe of pipesOf(child)) if (!pipe.destroyed) pipe[change]?.();
    },
  };
}

/** Returns a stand-in for a process that could not be started. It behaves like a process that has ended. */
export function neverStarted(failure: NodeJS.ErrnoException | Promise<NodeJS.ErrnoException>): SupervisedChild {
  return {
    pid: undefined,
    exited: Promise.resolve(failure).then((why) => ({ code: null, signal: null, failure: why })),
    stderr: () => "",
    gone: () => true,
    kill: () => {},
    keepAlive: () => {},
  };
}

/** Waits for `exit`, not for `close`: a grandchild that inherited a pipe delays `close`. */
async function waitForExit(child: ChildProcess, pid: number): Promise<Exit> {
  const forget = reapAtExit(pid);
  const outputs = [child.stdout, child.stderr].filter((pipe) => pipe !== null);
  const drained = Promise.all(outputs.map((pipe) => once(pipe, "close")));
  const exit = await new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => {
      if (process.platform !== "win32") killGroup(pid, "SIGKILL"); // The processes that it left behind.
      forget();
      resolve({ code, signal });
    });
  });
  await settlesWithin(drained, DRAIN_MS);
  for (const pipe of pipesOf(child)) pipe.destroy();
  return exit;
}

/** Returns why the process could not be started. Node reports a missing working directory as a missing program. */
async function failureOf(child: ChildProcess, cwd = "."): Promise<NodeJS.ErrnoException> {
  const failure: NodeJS.ErrnoException = await new Promise((resolve) => child.once("error", resolve));
  for (const pipe of pipesOf(child)) pipe.destroy();
  const folder = await stat(cwd).catch(() => undefined);
  if (failure.code !== "ENOENT" || folder?.isDirectory()) return failure;
  const message = `its working directory ${cwd} is not a folder`;
  return Object.assign(new Error(message, { cause: failure }), { code: "ENOTDIR" });
}

/** Returns the open pipes of a process; none if no descriptor was free (EMFILE). */
function pipesOf({ stdin, stdout, stderr }: ChildProcess): Socket[] {
  return [stdin, stdout, stderr].filter((pipe) => pipe != null) as unknown as Socket[];
}

function once(pipe: Readable, event: string): Promise<void> {
  return new Promise((resolve) => pipe.once(event, () => resolve()));
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
