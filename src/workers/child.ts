import type { ChildProcess } from "node:child_process";
import { stat } from "node:fs/promises";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { killGroup, reapAtExit } from "./reaper.js";
import { collectStderr } from "./stderr-tail.js";
import { settlesWithin } from "./timeouts.js";

/** How a process ended. `failure` where it never started. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly failure?: NodeJS.ErrnoException;
}

/** A child process that leads a process group of its own and ends no later than this process. */
export interface SupervisedChild {
  /** Absent where the process could not be started. */
  readonly pid: number | undefined;
  /** Resolves, never rejects, once the process is gone and its output has been read. */
  readonly exited: Promise<Exit>;
  /** The last 64 KiB that the process wrote to standard error. */
  stderr(): string;
  /** Whether the process has ended, though its output may still be unread. */
  gone(): boolean;
  /** Sends a signal to the process and to every process that it has started. */
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

/** After `exit`, how long the pipes may still deliver: a grandchild may hold them open for ever. @unit milliseconds */
const DRAIN_MS = 200;

/** Supervises a process that was started with `detached`. A process that could not be started reports that in `exited`. */
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
    keepAlive: (wanted) => {
      if (wanted === alive || hasEnded(child)) return; // A closed socket would remember each call.
      alive = wanted;
      const change = alive ? "ref" : "unref";
      child[change]();
      // Node's types leave out that these can be absent: Bun's channel has neither method.
      (child.channel as Partial<Pick<Socket, "ref" | "unref">> | null | undefined)?.[change]?.();
      for (const pipe of pipesOf(child)) if (!pipe.destroyed) pipe[change]?.();
    },
  };
}

/** A process that could not be started behaves like one that has ended. */
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

/** Waits for `exit`, not for `close`, which a grandchild that inherited a pipe delays. */
async function waitForExit(child: ChildProcess, pid: number): Promise<Exit> {
  const forget = reapAtExit(pid);
  const outputs = [child.stdout, child.stderr].filter((pipe) => pipe !== null);
  const drained = Promise.all(outputs.map((pipe) => once(pipe, "close")));
  const exit = await new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => {
      if (process.platform !== "win32") killGroup(pid, "SIGKILL"); // Processes that it started and left behind.
      forget();
      resolve({ code, signal });
    });
  });
  await settlesWithin(drained, DRAIN_MS);
  for (const pipe of pipesOf(child)) pipe.destroy();
  return exit;
}

/** Why the process could not be started. Node reports a missing working directory as if the program were missing. */
async function failureOf(child: ChildProcess, cwd = "."): Promise<NodeJS.ErrnoException> {
  const failure: NodeJS.ErrnoException = await new Promise((resolve) => child.once("error", resolve));
  for (const pipe of pipesOf(child)) pipe.destroy();
  const folder = await stat(cwd).catch(() => undefined);
  if (failure.code !== "ENOENT" || folder?.isDirectory()) return failure;
  return Object.assign(new Error(`its working directory ${cwd} is no folder`, { cause: failure }), { code: "ENOTDIR" });
}

/** The open ends of a process. Where no descriptor was left (EMFILE) there are none. */
function pipesOf({ stdin, stdout, stderr }: ChildProcess): Socket[] {
  return [stdin, stdout, stderr].filter((pipe) => pipe != null) as unknown as Socket[];
}

function once(pipe: Readable, event: string): Promise<void> {
  return new Promise((resolve) => pipe.once(event, () => resolve()));
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
