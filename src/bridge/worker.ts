import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { VoxError } from "../core/errors.js";
import { sweepAbandoned } from "../files/atomic-file.js";
import { type Answer, openChannel } from "./channel.js";
import { type BridgeClocks, PING_MISSES, settlesWithin, startClock } from "./clocks.js";
import { deadlineFault, type EngineLabel, explainExit, fromPython, type Trace, workerFault } from "./faults.js";
import type { MessageOf } from "./messages.js";
import { countMemoryKills } from "./oom-kills.js";
import { spawnPython } from "./python-process.js";

export type WorkerState = "handshake" | "loading" | "ready" | "busy" | "leaving" | "dead";

/** One Python process with a model, which does one job at a time, or one batch. It is supervised here; `pool.ts` replaces it. */
export interface BridgeWorker {
  readonly pid: number | undefined;
  readonly state: WorkerState;
  /** Resident memory when last heard of. @unit bytes */
  readonly rss: number | undefined;
  /** Resolves when the model is loaded. @throws {VoxError} what kept it from that. */
  readonly ready: Promise<WorkerReady>;
  /** Resolves, never rejects, when the process is gone: with why, unless it was asked to leave. */
  readonly ended: Promise<VoxError | undefined>;
  /**
   * Does one job, which must be the only one, or one of a batch: those are asked for in a row, all but the last with `more`.
   *
   * @throws {VoxError} what Python says is wrong with the job, or the end of the worker.
   */
  run(job: object, deadlineMs: number, more?: boolean): Promise<Answer>;
  /** Asks it to leave, then tells it to, then kills it. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): Promise<void>;
  keepAlive(alive: boolean): void;
}

export interface WorkerReady {
  /** @unit hertz */
  readonly sampleRate: number;
  readonly versions: Readonly<Record<string, string>>;
  /** What its start went into, from the spawn on. @unit milliseconds */
  readonly phases: Readonly<Record<string, number>>;
}

export interface WorkerOptions extends EngineLabel {
  readonly python: string;
  readonly script: string;
  readonly settings: object;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  readonly clocks: BridgeClocks;
  readonly onProgress?: ((progress: MessageOf<"progress">) => void) | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  /** Counts the processes that were killed for want of memory. */
  readonly countMemoryKills?: (() => number | undefined) | undefined;
}

export function startWorker(options: WorkerOptions): BridgeWorker {
  const { python, clocks, settings, engine } = options;
  const countKills = options.countMemoryKills ?? countMemoryKills;
  let killsBefore = countKills();
  const startedMs = performance.now();
  const child = spawnPython({ ...options, mode: "worker" });
  let state: WorkerState = "handshake";
  let rss: number | undefined;
  /** Jobs that are not answered yet. */
  let unanswered = 0;
  /** The file that it is to write. */
  let output: string | undefined;
  /** The first cause: what comes after it is its doing. */
  let fault: ((trace: Trace) => VoxError) | undefined;

  const trace = (): Trace => ({ engine, pid: child.pid, rss, stderr: child.stderr() });

  const end = (cause: (trace: Trace) => VoxError): void => {
    fault ??= cause;
    child.kill("SIGKILL");
  };

  /** Ends a worker that hangs: `faulthandler` first writes what each of its threads is at. */
  const endHanging = async (cause: (trace: Trace) => VoxError): Promise<void> => {
    if (fault !== undefined) return;
    fault = cause;
    child.kill("SIGABRT");
    await settlesWithin(child.exited, clocks.stacksMs);
    child.kill("SIGKILL");
  };

  const onViolation = (reason: string): void =>
    end((at) => workerFault("VOX_BRIDGE_PROTOCOL", `the worker broke the protocol: ${reason}`, at));

  const channel = openChannel({
    input: child.stdin,
    output: child.stdout,
    onViolation,
    onSilence: async (reason) => {
      // One that dies falls silent first, be it in the midst of a frame: then its death is the cause.
      if (!(await settlesWithin(child.exited, clocks.terminateMs))) onViolation(reason);
    },
  });

  const ended = child.exited.then(async (exit): Promise<VoxError | undefined> => {
    const asked = state === "leaving";
    state = "dead";
    pings.stop();
    const kills = countKills();
    const forMemory = exit.signal === "SIGKILL" && killsBefore !== undefined && (kills ?? 0) > killsBefore;
    const error = fault?.(trace()) ?? explainExit(exit, python, trace(), forMemory);
    if (output !== undefined) await sweepAbandoned(resolve(options.cwd ?? "", output)).catch(() => {});
    channel.close(error);
    return asked && fault === undefined ? undefined : error;
  });

  const noteRss = (bytes: number | null): void => {
    rss = bytes ?? rss;
  };

  const pings = startPings();

  return {
    pid: child.pid,
    get state() {
      return child.gone() && state !== "dead" ? "leaving" : state;
    },
    get rss() {
      return rss;
    },
    ready: boot(),
    ended,
    async run(job, deadlineMs, more = false) {
      if (state === "ready") state = "busy";
      unanswered += 1;
      output = outputOf(job);
      const clock = startClock(deadlineMs, () => void endHanging((at) => deadlineFault(deadlineMs, at)));
      try {
        const answer = await channel.ask({ type: "synthesize", job, ...(more && { more }) });
        const { message } = answer;
        if (message.type === "error") {
          const error = fromPython(message, options, python, trace(), output);
          if (message.fatal) end(() => error);
          throw error;
        }
        if (message.type !== "speech" && message.type !== "written") throw outOfTurn(message.type);
        noteRss(message.rss);
        return answer;
      } finally {
        clock.stop();
        output = undefined;
        unanswered -= 1;
        if (state === "busy" && (unanswered === 0 || fault !== undefined))
          state = fault === undefined ? "ready" : "leaving";
      }
    },
    async stop() {
      if (state === "dead" || state === "leaving") {
        await ended;
        return;
      }
      state = "leaving";
      child.keepAlive(true);
      channel.ask({ type: "shutdown" }).catch(() => {}); // `ended` tells.
      if (await settlesWithin(ended, clocks.shutdownMs)) return;
      child.kill("SIGTERM");
      if (await settlesWithin(ended, clocks.terminateMs)) return;
      child.kill("SIGKILL");
      await ended;
    },
    async kill() {
      if (state !== "dead") state = "leaving";
      child.keepAlive(true);
      child.kill("SIGKILL");
      await ended;
    },
    keepAlive: child.keepAlive,
  };

  async function boot(): Promise<WorkerReady> {
    const { python: version, helloMs } = await shakeHands();
    if (state === "handshake") state = "loading";
    const ready = await load();
    noteRss(ready.rss);
    if (state === "loading") state = "ready";
    const phases = { spawn: helloMs, ...ready.phases };
    return { sampleRate: ready.sample_rate, versions: { python: version, ...ready.versions }, phases };
  }

  async function shakeHands(): Promise<{ python: string; helloMs: number }> {
    const nonce = randomUUID();
    const clock = startClock(clocks.helloMs, () =>
      end((at) =>
        workerFault("VOX_BRIDGE_HANDSHAKE", `the worker did not say who it is within ${clocks.helloMs} ms`, at),
      ),
    );
    try {
      // A worker that holds the interpreter lock for ever, with Node gone, is ended by the switch that each ping re-arms.
      const deadman = (clocks.pingMs * (PING_MISSES + 1)) / 1000;
      const { message } = await channel.ask({ type: "hello", protocol: 1, nonce, deadman_seconds: deadman });
      if (message.type === "hello" && message.nonce === nonce) {
        return { python: message.python, helloMs: performance.now() - startedMs };
      }
      throw outOfTurn(message.type);
    } finally {
      clock.stop();
    }
  }

  async function load(): Promise<MessageOf<"ready">> {
    const clock = startClock(
      clocks.loadMs,
      () =>
        void endHanging((at) =>
          workerFault("VOX_BRIDGE_LOAD", `the model showed no progress in loading for ${clocks.loadMs} ms`, at),
        ),
    );
    try {
      const onProgress = (progress: MessageOf<"progress">): void => {
        clock.wind();
        options.onProgress?.(progress);
      };
      const { message } = await channel.ask({ type: "load", settings }, { onProgress });
      if (message.type === "ready") return message;
      if (message.type !== "error") throw outOfTurn(message.type);
      const error = fromPython(message, options, python, trace());
      end(() => error); // It is of no use without a model.
      throw error;
    } finally {
      clock.stop();
    }
  }

  function outOfTurn(type: string): VoxError {
    const error = workerFault("VOX_BRIDGE_PROTOCOL", `the worker said "${type}" out of turn`, trace());
    end(() => error);
    return error;
  }

  /** A reader thread answers, whatever the model is at: one that does not is stopped, or holds the interpreter lock. */
  function startPings(): { stop(): void } {
    let misses = 0;
    const timer = setInterval(() => {
      if (state === "handshake" || state === "leaving") return;
      if (misses >= PING_MISSES) {
        clearInterval(timer);
        const quietMs = clocks.pingMs * PING_MISSES;
        void endHanging((at) =>
          workerFault("VOX_BRIDGE_UNRESPONSIVE", `the worker has not answered for ${quietMs} ms`, at),
        );
        return;
      }
      misses += 1;
      channel.ask({ type: "ping" }).then(
        ({ message }) => {
          misses = 0;
          if (message.type === "pong") noteRss(message.rss);
          killsBefore = countKills(); // Whom the kernel has killed by now was another.
        },
        () => {},
      );
    }, clocks.pingMs).unref();
    return { stop: () => clearInterval(timer) };
  }
}

function outputOf(job: object): string | undefined {
  return "output" in job && typeof job.output === "string" ? job.output : undefined;
}
