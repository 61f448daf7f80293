import { spawn } from "node:child_process";

const KEPT_CHARACTERS = 4_000;
const KILL_AFTER_MS = 2_000;

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  /** @unit ms */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a command ended. `output` is the end of what it wrote, on either stream. */
export type CommandEnd =
  | { readonly type: "done"; readonly output: string }
  | { readonly type: "failed"; readonly output: string }
  | { readonly type: "late"; readonly output: string }
  | { readonly type: "missing" };

/**
 * Runs a program to its end, which is awaited in every case: no process outlives the call. An abort or the time limit
 * ends it with SIGTERM, and with SIGKILL where that is not heard.
 */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { env, timeoutMs, signal }: CommandOptions,
): Promise<CommandEnd> {
  signal?.throwIfAborted();
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_CHARACTERS);
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);

  let late = false;
  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    child.kill("SIGTERM");
    killTimer ??= setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
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
