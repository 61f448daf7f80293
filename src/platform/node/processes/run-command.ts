import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

const KEPT_CHARACTERS = 4_000;
const KILL_AFTER_MS = 2_000;

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Its working directory, which may name code or settings for it. @default that of this process */
  readonly cwd?: string | undefined;
  /** @unit ms */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of every line of its standard output, without the end of the line. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** Its standard input stays open until it ends, or this process does, killed or not. @default false: no input */
  readonly keepInputOpen?: boolean | undefined;
}

/** How a command ended. `output` is the end of what it wrote, on either stream. */
export type CommandEnd =
  | { readonly type: "done"; readonly output: string }
  | { readonly type: "failed"; readonly output: string }
  | { readonly type: "late"; readonly output: string }
  | { readonly type: "missing" };

/**
 * Runs a program to its end, which is awaited in every case: no process outlives the call. An abort or the time limit
 * ends it, and whatever it has started, with SIGTERM, and with SIGKILL where that is not heard.
 */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { env, cwd, timeoutMs, signal, onLine, keepInputOpen = false }: CommandOptions,
): Promise<CommandEnd> {
  signal?.throwIfAborted();
  // A group of its own, so that its children can be ended with it. On Windows that would open a window, and is not needed.
  const detached = process.platform !== "win32";
  const stdin = keepInputOpen ? "pipe" : "ignore";
  const child = spawn(program, args, { env, cwd, stdio: [stdin, "pipe", "pipe"], detached, windowsHide: true });
  let output = "";
  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_CHARACTERS);
  };
  child.stdin?.on("error", () => {}); // It need not read.
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  if (onLine && child.stdout) createInterface({ input: child.stdout }).on("line", onLine);

  let late = false;
  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    killGroup(child, "SIGTERM");
    killTimer ??= setTimeout(() => killGroup(child, "SIGKILL"), KILL_AFTER_MS);
  };
  const timer = setTimeout(() => {
    late = true;
    end();
  }, timeoutMs);
  signal?.addEventListener("abort", end, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    signal?.throwIfAborted();
    if (late) return { type: "late", output };
    return { type: code === 0 ? "done" : "failed", output };
  } catch (error) {
    signal?.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { type: "missing" };
    return { type: "failed", output: (error as Error).message };
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    signal?.removeEventListener("abort", end);
  }
}

/** Ends a process and all that it has started: on Windows by its list of children, elsewhere as a group. */
function killGroup({ pid }: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return; // It never ran.
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true }).on("error", () => {});
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // All of it is gone.
  }
}
