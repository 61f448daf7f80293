import { spawn } from "node:child_process";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { OWN_GROUP } from "../../platform/node/processes/process-group.js";
import { neverStarted, type SupervisedChild, superviseChild } from "../../platform/node/processes/supervised-child.js";
import type { BridgeScript } from "./script.js";

/** A Python interpreter that runs a bridge script. */
export interface PythonProcess extends SupervisedChild {
  readonly stdin: Writable;
  readonly stdout: Readable;
}

/** A script to pass with `-c`. `locate` is absent if the script does not come from files. */
export type CommandScript = Pick<BridgeScript, "text"> & Partial<Pick<BridgeScript, "locate">>;

export interface SpawnOptions {
  readonly python: string;
  readonly script: CommandScript;
  readonly mode: "one-shot" | "worker";
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  /** Receives each line of standard error, with places in the script replaced by files and their lines. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** `-I` keeps the user's site-packages and the working directory off the module search path. */
const FLAGS = ["-I", "-X", "utf8", "-X", "faulthandler", "-u", "-c"];

/**
 * Starts the interpreter directly, without a shell or a wrapper, in its own process group.
 *
 * It never throws: if the interpreter cannot start, `exited` reports the failure.
 */
export function spawnPython({ python, script, mode, env, cwd, onLine }: SpawnOptions): PythonProcess {
  const { text, locate = (output) => output } = script;
  try {
    const child = spawn(python, [...FLAGS, text, mode], {
      ...OWN_GROUP,
      stdio: ["pipe", "pipe", "pipe"],
      env,
      cwd,
    });
    const supervised = superviseChild(child, { cwd, onLine: onLine && ((line) => onLine(locate(line))) });
    if (child.pid === undefined) return withoutPipes(supervised);
    child.stdin.on("error", () => {}); // The process ended before it read everything: `exited` says why.
    const stderr = (): string => locate(supervised.stderr());
    return { ...supervised, stderr, stdin: child.stdin, stdout: child.stdout };
  } catch (failure) {
    // For example E2BIG: the environment is larger than a process can receive.
    return withoutPipes(neverStarted(failure as NodeJS.ErrnoException));
  }
}

function withoutPipes(child: SupervisedChild): PythonProcess {
  return { ...child, stdin: new PassThrough(), stdout: new PassThrough() };
}
