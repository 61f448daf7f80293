import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { abortable } from "../../core/abort.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import type { SessionInput, SessionMessage, SessionOutput, SessionSettings } from "./messages.js";

/** The model in its worker process. Calls wait for one another. */
export interface KokoroSession extends AsyncDisposable {
  /** Id of the worker process; absent where it could not be started. */
  readonly pid: number | undefined;
  /**
   * An aborted call that has not begun is never run; the output of one that has is dropped.
   *
   * @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`.
   */
  run(input: SessionInput, options?: CallOptions): Promise<SessionOutput>;
}

/** Starts a worker process that loads the model; calls wait until it has. */
export function openSession(engine: string, settings: SessionSettings): KokoroSession {
  const child = startWorker(settings);
  const complaints = collectTail(child.stderr as Socket);
  let closed = false;
  let deathReason: string | undefined;
  let awaiting: ((message: SessionMessage) => void) | undefined;

  const ended = new Promise<void>((resolve) => {
    const onEnd = (reason: string): void => {
      deathReason ??= reason;
      awaiting?.({ kind: "failed", message: deathReason });
      resolve();
    };
    child.once("exit", (code, signal) => onEnd(`its process ended (${signal ?? `code ${code}`})${complaints()}`));
    child.once("error", (error) => onEnd(`its process could not be started: ${error.message}`));
  });
  child.on("message", (message: SessionMessage) => awaiting?.(message));

  /** One exchange at a time: the next message is the answer. */
  const answer = async (): Promise<SessionMessage> => {
    keepAlive(child, true);
    try {
      return await new Promise((resolve) => {
        awaiting = resolve;
      });
    } finally {
      awaiting = undefined;
      if (!closed) keepAlive(child, false);
    }
  };

  const ready = answer();
  let last: Promise<unknown> = ready;

  const exchange = async (input: SessionInput, signal: AbortSignal | undefined): Promise<SessionOutput> => {
    signal?.throwIfAborted();
    const loaded = await ready;
    if (closed) throw engineClosed(engine);
    if (loaded.kind === "failed") throw failed(engine, `could not load ${settings.modelPath}: ${loaded.message}`);
    if (deathReason !== undefined) throw failed(engine, `${deathReason}; open the engine anew`);
    const message = answer();
    child.send(input);
    const result = await message;
    if (result.kind === "output") return result.output;
    if (closed) throw engineClosed(engine);
    throw failed(engine, result.kind === "failed" ? result.message : "it answered out of turn");
  };

  return {
    pid: child.pid,
    run(input, { signal } = {}) {
      if (closed) return Promise.reject(engineClosed(engine));
      const call = last.then(() => exchange(input, signal));
      last = call.catch(() => {});
      return abortable(call, signal);
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      keepAlive(child, true);
      child.kill("SIGKILL"); // It holds nothing but memory, which this gives back at once, also in mid-run.
      await ended;
    },
  };
}

function startWorker(settings: SessionSettings): ChildProcess {
  const script = fileURLToPath(new URL("./session-worker.js", import.meta.url));
  return fork(script, [JSON.stringify(settings)], {
    execArgv: [], // The caller's own flags, such as `--input-type`, are not for this script.
    env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined }, // Read at every start, for connections; it makes none.
    serialization: "advanced", // Typed arrays stay what they are.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** An idle worker does not keep alive a program that forgot to close its speaker; a working one does. */
function keepAlive(child: ChildProcess, alive: boolean): void {
  const change = alive ? "ref" : "unref";
  child[change]();
  child.channel?.[change]();
  (child.stderr as Socket | null)?.[change]();
}

/** The last that a process has written to standard error, to be told with its end. */
function collectTail(stream: Socket): () => string {
  let tail = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    tail = (tail + text).slice(-2_000);
  });
  return () => (tail.trim() === "" ? "" : `: ${tail.trim()}`);
}

function engineClosed(engine: string): VoxError<"VOX_ENGINE_CLOSED"> {
  return new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine });
}

function failed(engine: string, reason: string): VoxError<"VOX_ENGINE_FAILED"> {
  return new VoxError("VOX_ENGINE_FAILED", `engine ${engine} failed: ${reason}`, { engine });
}
