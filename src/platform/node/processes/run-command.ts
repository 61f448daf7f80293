import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

const KEPT_CHARACTERS = 4_000;

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Working directory of the program, where it may look for code or settings. @default that of this process */
  readonly cwd?: string | undefined;
  /** @unit ms */
  readonly timeoutMs: number;
  /** Time to end after SIGTERM, before SIGKILL. @unit ms @default 2000 */
  readonly killAfterMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Receives each line of the program's standard output, without its line break. */
  readonly onLine?: ((line: string) => void) | undefined;
  /**
   * Whether the program's standard input stays open until the program ends, or until this process ends or is killed.
   * @default false: the program gets no input
   */
  readonly keepInputOpen?: boolean | undefined;
}

/** How a command ended. `output` holds the last characters of its standard output and standard error. */
export type CommandEnd =
  | { readonly type: "done"; readonly output: string }
  | { readonly type: "failed"; readonly output: string }
  | { readonly type: "late"; readonly output: string }
  | { readonly type: "missing" };

/**
 * Runs a program and always waits for its end: no process outlives the call. An abort or the time limit ends the program
 * and all processes that it started, first with SIGTERM, then with SIGKILL if the program ignores that.
 */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { env, cwd, timeoutMs, killAfterMs = 2_000, signal, onLine, keepInputOpen = false }: CommandOptions,
): Promise<CommandEnd> {
  signal?.throwIfAborted();
  // The program gets a process group of its own, so that its children end with it. Windows needs none, and would open a window.
  const detached = process.platform !== "win32";
  const stdin = keepInputOpen ? "pipe" : "ignore";
  const child = spawn(program, args, { env, cwd, stdio: [stdin, "pipe", "pipe"], detached, windowsHide: true });
  let output = "";
  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_CHARACTERS);
  };
  child.stdin?.on("error", () => {}); // The program may end without reading its input.
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  if (onLine && child.stdout) createInterface({ input: child.stdout }).on("line", onLine);

  let late = false;
  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    killGroup(child, "SIGTERM");
    killTimer ??= setTimeout(() => killGroup(child, "SIGKILL"), killAfterMs);
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

/** Ends a process and all processes that it started: `taskkill /t` finds them on Windows, the process group elsewhere. */
function killGroup({ pid }: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return; // The process never started.
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true }).on("error", () => {});
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group has ended already.
  }
}
