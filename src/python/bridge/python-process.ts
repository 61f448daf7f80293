import { spawn } from "node:child_process";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { neverStarted, type SupervisedChild, superviseChild } from "../../workers/child.js";

/** A Python interpreter that runs a bridge script. */
export interface PythonProcess extends SupervisedChild {
  readonly stdin: Writable;
  readonly stdout: Readable;
}

export interface SpawnOptions {
  readonly python: string;
  readonly script: string;
  readonly mode: "one-shot" | "worker";
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  /** Receives each line of standard error. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** Keep the user's site packages and the working directory off the module search path. */
const FLAGS = ["-I", "-X", "utf8", "-X", "faulthandler", "-u", "-c"];

/**
 * Starts the interpreter, never a shell or a wrapper, in a process group of its own.
 *
 * It does not throw: an interpreter that cannot be started reports that in `exited`.
 */
export function spawnPython({ python, script, mode, env, cwd, onLine }: SpawnOptions): PythonProcess {
  try {
    const child = spawn(python, [...FLAGS, script, mode], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
      env,
      cwd,
    });
    const supervised = superviseChild(child, { cwd, onLine });
    if (child.pid === undefined) return withoutPipes(supervised);
    child.stdin.on("error", () => {}); // The process ended before it read everything: `exited` says why.
    return { ...supervised, stdin: child.stdin, stdout: child.stdout };
  } catch (failure) {
    // Such as E2BIG: an environment larger than a process can receive.
    return withoutPipes(neverStarted(failure as NodeJS.ErrnoException));
  }
}

function withoutPipes(child: SupervisedChild): PythonProcess {
  return { ...child, stdin: new PassThrough(), stdout: new PassThrough() };
}
