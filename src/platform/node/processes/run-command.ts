import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { OWN_GROUP } from "./process-group.js";
import { readLines } from "./read-lines.js";
import { type Exit, neverStarted, type SupervisedChild, superviseChild } from "./supervised-child.js";
import { startTimer, type Timer } from "./timers.js";

/** Length of the kept end of the output. @unit bytes */
const KEPT_BYTES = 4_000;

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Working directory of the program, where it may look for code or settings. @default that of this process */
  readonly cwd?: string | undefined;
  /** @unit ms */
  readonly timeoutMs: number;
  /** Time to end after SIGTERM, before SIGKILL. @unit ms @default 2000 */
  readonly killAfterMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Receives each line of standard output that is not empty, without its line break. */
  readonly onLine?: ((line: string) => void) | undefined;
  /**
   * Whether the program's standard input stays open until the program ends, or until this process ends or is killed.
   * @default false: the program gets no input
   */
  readonly keepInputOpen?: boolean | undefined;
}

/** How a command ended. `output` holds the end of its standard output and standard error. */
export type CommandEnd =
  | { readonly type: "done"; readonly output: string }
  | ({ readonly type: "failed"; readonly output: string } & Exit)
  | { readonly type: "late"; readonly output: string }
  | { readonly type: "missing" };

/**
 * Runs a program and always waits for its end: no process outlives the call. An abort or the time limit ends the program
 * and all processes that it started, first with SIGTERM, then with SIGKILL if the program ignores that. The end of the
 * program, or of this process, ends them, too.
 */
export async function runCommand(
  command: readonly [string, ...string[]],
  { timeoutMs, killAfterMs = 2_000, signal, ...options }: CommandOptions,
): Promise<CommandEnd> {
  signal?.throwIfAborted();
  const { child, output } = start(command, options);
  let late = false;
  let killTimer: Timer | undefined;
  const end = (): void => {
    child.kill("SIGTERM");
    killTimer ??= startTimer(killAfterMs, () => child.kill("SIGKILL"));
  };
  const timer = startTimer(timeoutMs, () => {
    late = true;
    end();
  });
  signal?.addEventListener("abort", end, { once: true });
  try {
    const exit = await child.exited;
    signal?.throwIfAborted();
    return late ? { type: "late", output: output() } : toEnd(exit, output());
  } finally {
    timer.stop();
    killTimer?.stop();
    signal?.removeEventListener("abort", end);
  }
}

interface Started {
  readonly child: SupervisedChild;
  readonly output: () => string;
}

function start(
  [program, ...args]: readonly [string, ...string[]],
  { env, cwd, onLine, keepInputOpen = false }: Pick<CommandOptions, "env" | "cwd" | "onLine" | "keepInputOpen">,
): Started {
  let child: ChildProcess;
  try {
    const stdin = keepInputOpen ? "pipe" : "ignore";
    child = spawn(program, args, { ...OWN_GROUP, env, cwd, stdio: [stdin, "pipe", "pipe"] });
  } catch (failure) {
    // For example E2BIG: the environment is larger than a process can receive.
    return { child: neverStarted(failure as NodeJS.ErrnoException), output: () => "" };
  }
  child.stdin?.on("error", () => {}); // The program may end without reading its input.
  const output = collectEnd([child.stdout, child.stderr]);
  if (onLine && child.stdout) readLines(child.stdout, onLine);
  return { child: superviseChild(child, { cwd }), output };
}

/** Reads streams, and returns a function that returns the end of what all of them wrote. */
function collectEnd(streams: readonly (Readable | null)[]): () => string {
  let kept = Buffer.alloc(0);
  for (const stream of streams) {
    stream?.on("data", (chunk: Buffer) => {
      kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES);
    });
  }
  return () => kept.toString("utf8");
}

function toEnd(exit: Exit, output: string): CommandEnd {
  const { code, failure } = exit;
  if (failure?.code === "ENOENT") return { type: "missing" };
  if (failure !== undefined) return { type: "failed", output: failure.message, ...exit };
  return code === 0 ? { type: "done", output } : { type: "failed", output, ...exit };
}
