import { spawn } from "node:child_process";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { neverStarted, type SupervisedChild, superviseChild } from "../../workers/child.js";
import type { BridgeScript } from "./script.js";

/** A Python interpreter that runs a bridge script. */
export interface PythonProcess extends SupervisedChild {
  readonly stdin: Writable;
  readonly stdout: Readable;
}

/** A script that is passed with `-c`. `locate` is absent where it is not made of files. */
export type CommandScript = Pick<BridgeScript, "text"> & Partial<Pick<BridgeScript, "locate">>;

export interface SpawnOptions {
  readonly python: string;
  readonly script: CommandScript;
  readonly mode: "one-shot" | "worker";
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  /** Receives each line of standard error, with files and lines in place of those of the script. */
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
  const { text, locate = (said) => said } = script;
  try {
    const child = spawn(python, [...FLAGS, text, mode], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
      env,
      cwd,
    });
    const supervised = superviseChild(child, { cwd, onLine: onLine && ((line) => onLine(locate(line))) });
    if (child.pid === undefined) return withoutPipes(supervised);
    child.stdin.on("error", () => {}); // The process ended before it read everything: `exited` says why.
    const stderr = (): string => locate(supervised.stderr());
    return { ...supervised, stderr, stdin: child.stdin, stdout: child.stdout };
  } catch (failure) {
    // Such as E2BIG: an environment larger than a process can receive.
    return withoutPipes(neverStarted(failure as NodeJS.ErrnoException));
  }
}

function withoutPipes(child: SupervisedChild): PythonProcess {
  return { ...child, stdin: new PassThrough(), stdout: new PassThrough() };
}
