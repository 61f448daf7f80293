import type { CallOptions } from "../../core/engine.js";
import type { VoxError } from "../../core/errors.js";
import { sweepAbandoned } from "../../platform/node/files/temporary-file.js";
import type { Exit } from "../../platform/node/processes/supervised-child.js";
import { startTimer } from "../../platform/node/processes/timers.js";
import { z } from "../../platform/schema.js";
import { countMemoryKills } from "../../workers/oom-kills.js";
import { deadlineError, errorFromExit, type Trace, workerError } from "../../workers/worker-errors.js";
import { PYTHON_ERROR_CODES, type PythonErrorCode } from "./messages.js";
import { type EngineLabel, errorFromPython, pythonUnusable } from "./python-faults.js";
import { type CommandScript, spawnPython } from "./python-process.js";
import { collectHead } from "./stdout-head.js";

/** The nine fields of the one-shot contract; `docs/python-bridge.md` describes their meaning and defaults. */
export interface OneShotPayload {
  readonly text: string;
  readonly output: string;
  readonly sample_rate?: number | undefined;
  readonly repo_id?: string | undefined;
  readonly device?: string | undefined;
  readonly lang_code?: string | undefined;
  readonly voice?: string | undefined;
  readonly speed?: number | undefined;
  readonly split_pattern?: string | undefined;
}

export interface OneShotOptions extends EngineLabel, CallOptions {
  readonly python: string;
  readonly script: CommandScript;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  /** @unit milliseconds */
  readonly timeoutMs: number;
}

/** Python exits this long after the time limit, in case Node is stopped or gone and cannot kill it. @unit seconds */
const GRACE_SECONDS = 5;
/** Largest answer of a one-shot; longer output is not an answer. @unit characters */
const MAX_ANSWER = 4_096;
const answer = z.strictObject({ duration: z.number().nonnegative() });

/**
 * Starts Python for one text and one WAV file.
 *
 * @returns the duration of the file in seconds.
 * @throws {VoxError} with a code for each kind of failure; a failure leaves the file at `output` unchanged.
 */
export async function runOneShot(payload: OneShotPayload, options: OneShotOptions): Promise<number> {
  const { signal, timeoutMs, engine } = options;
  signal?.throwIfAborted();
  const killsBefore = countMemoryKills() ?? 0;
  const env = { ...options.env, VOXWEAVE_ONE_SHOT_SECONDS: String(timeoutMs / 1000 + GRACE_SECONDS) };
  const child = spawnPython({ ...options, env, mode: "one-shot" });
  const trace = (): Trace => ({ engine, pid: child.pid, rss: undefined, stderr: child.stderr() });
  let late = false;
  const clock = startTimer(timeoutMs, () => {
    late = true;
    child.kill("SIGKILL");
  });
  const onAbort = (): void => child.kill("SIGKILL");
  signal?.addEventListener("abort", onAbort, { once: true });

  const stdout = collectHead(child.stdout, MAX_ANSWER);
  child.stdin.end(JSON.stringify(payload));
  try {
    const exit = await child.exited;
    signal?.throwIfAborted();
    if (late) throw deadlineError(timeoutMs, trace());
    if (exit.code !== 0) {
      const forMemory = exit.signal === "SIGKILL" && (countMemoryKills() ?? 0) > killsBefore;
      throw explainFailure(exit, payload, options, trace(), forMemory);
    }
    return readAnswer(stdout(), trace());
  } finally {
    clock.stop();
    signal?.removeEventListener("abort", onAbort);
    await sweepAbandoned(payload.output); // A killed Python may leave a temporary file.
  }
}

function readAnswer(text: string, trace: Trace): number {
  try {
    return answer.parse(JSON.parse(text)).duration;
  } catch (cause) {
    const said = JSON.stringify(text.slice(0, 200));
    throw workerError("VOX_WORKER_PROTOCOL", `Python answered ${said} instead of a duration`, trace, { cause });
  }
}

/** Turns a failed exit into an error: the exit code is the kind, the last line of standard error is the message. */
function explainFailure(
  exit: Exit,
  { output }: OneShotPayload,
  options: OneShotOptions,
  trace: Trace,
  forMemory: boolean,
): VoxError {
  const code = kindOf(exit.code);
  if (code === undefined) {
    return (
      errorFromExit(exit, trace, forMemory) ?? pythonUnusable(options.python, exit.failure ?? new Error("unknown"))
    );
  }
  const lines = trace.stderr.split("\n");
  const message = lines.at(-1) ?? "";
  const traceback = lines.length > 1 ? trace.stderr : null;
  const module = /No module named '([^']+)'/.exec(message)?.[1] ?? null;
  return errorFromPython({ code, message, module, exception: null, traceback }, options, options.python, trace, output);
}

function kindOf(exitCode: number | null): PythonErrorCode | undefined {
  if (exitCode === null || exitCode === 0) return undefined;
  return exitCode === 1 ? "FAILED" : PYTHON_ERROR_CODES.slice(0, -1)[exitCode - 2];
}
