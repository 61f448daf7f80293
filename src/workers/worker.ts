import type { VoxError } from "../core/errors.js";
import { ProtocolViolation, type WorkerKind } from "./link.js";
import { countMemoryKills } from "./oom-kills.js";
import { PING_MISSES, settlesWithin, startTimer, type WorkerTimeouts } from "./timeouts.js";
import { deadlineError, errorFromExit, type Trace, workerError } from "./worker-errors.js";

export type WorkerState = "handshake" | "loading" | "ready" | "busy" | "leaving" | "dead";

/** One process with a model, which does one job at a time, or one batch. It is supervised here; `crew.ts` replaces it. */
export interface Worker<Job, Answer> {
  readonly pid: number | undefined;
  readonly state: WorkerState;
  /** Resident memory at the last report. @unit bytes */
  readonly rss: number | undefined;
  /** Resolves when the model is loaded. @throws {VoxError} the reason why it is not. */
  readonly ready: Promise<WorkerReady>;
  /** Resolves, never rejects, when the process is gone: with the reason, unless the worker was asked to leave. */
  readonly ended: Promise<VoxError | undefined>;
  /**
   * Does one job, which must be the only one, or one of a batch: those are asked for in a row, all but the last with `more`.
   *
   * @throws {VoxError} what the worker says is wrong with the job, or the end of the worker.
   */
  run(job: Job, deadlineMs: number, more?: boolean): Promise<Answer>;
  /** Asks the worker to leave, then sends SIGTERM, then kills it. */
  stop(): Promise<void>;
  /** Ends the worker at once. */
  kill(): Promise<void>;
  keepAlive(alive: boolean): void;
}

export interface WorkerReady {
  /** @unit hertz */
  readonly sampleRate: number;
  readonly versions: Readonly<Record<string, string>>;
  /** How long each part of the start took, from the spawn on. @unit milliseconds */
  readonly phases: Readonly<Record<string, number>>;
}

export interface WorkerOptions<Job, Answer> {
  readonly kind: WorkerKind<Job, Answer>;
  readonly timeouts: WorkerTimeouts;
  /** Counts the processes that the system has killed because memory ran out. */
  readonly countMemoryKills?: (() => number | undefined) | undefined;
}

export function startWorker<Job, Answer>(options: WorkerOptions<Job, Answer>): Worker<Job, Answer> {
  const { kind, timeouts } = options;
  const countKills = options.countMemoryKills ?? countMemoryKills;
  let killsBefore = countKills();
  const startedMs = performance.now();
  let state: WorkerState = "handshake";
  let rss: number | undefined;
  /** Jobs that are not answered yet. */
  let unanswered = 0;
  /** The first cause; later faults are its consequences. */
  let fault: ((trace: Trace) => VoxError) | undefined;

  const onViolation = (reason: string): VoxError =>
    end((at) => workerError("VOX_WORKER_PROTOCOL", `the worker broke the protocol: ${reason}`, at));

  const link = kind.start({
    timeouts,
    trace,
    onViolation,
    onSilence: async (reason) => {
      // A worker that dies falls silent first, perhaps inside a frame: then its death is the cause.
      if (!(await settlesWithin(child.exited, timeouts.terminateTimeoutMs))) onViolation(reason);
    },
  });
  const child = link.process;
  const pings = startPings();

  const ended = child.exited.then(async (exit): Promise<VoxError | undefined> => {
    const asked = state === "leaving";
    state = "dead";
    pings.stop();
    const kills = countKills();
    const forMemory = exit.signal === "SIGKILL" && killsBefore !== undefined && (kills ?? 0) > killsBefore;
    const error =
      fault?.(trace()) ??
      errorFromExit(exit, trace(), forMemory) ??
      kind.cannotStart(exit.failure ?? new Error("unknown"));
    link.close(error);
    return asked && fault === undefined ? undefined : error;
  });

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
      const timer = startTimer(deadlineMs, () => void endHanging((at) => deadlineError(deadlineMs, at)));
      try {
        const reply = await heard(link.run(job, more));
        if (reply.type === "failed") {
          if (reply.fatal) end(() => reply.error);
          throw reply.error;
        }
        noteRss(reply.rss);
        return reply.answer;
      } finally {
        timer.stop();
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
      if (link.shutDown !== undefined) {
        link.shutDown();
        if (await settlesWithin(ended, timeouts.shutdownTimeoutMs)) return;
        child.kill("SIGTERM");
        if (await settlesWithin(ended, timeouts.terminateTimeoutMs)) return;
      }
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

  function trace(): Trace {
    return { engine: kind.engine, pid: child.pid, rss, stderr: child.stderr() };
  }

  function noteRss(bytes: number | undefined): void {
    rss = bytes ?? rss;
  }

  /** Ends the worker for a cause. @returns the error of that cause. */
  function end(cause: (trace: Trace) => VoxError): VoxError {
    fault ??= cause;
    child.kill("SIGKILL");
    return cause(trace());
  }

  /** Ends a worker that hangs; where it can, it first writes what each of its threads is doing. */
  async function endHanging(cause: (trace: Trace) => VoxError): Promise<void> {
    if (fault !== undefined) return;
    fault = cause;
    if (kind.writesStacks) {
      child.kill("SIGABRT");
      await settlesWithin(child.exited, timeouts.stackDumpTimeoutMs);
    }
    child.kill("SIGKILL");
  }

  /** An answer of the wrong type ends the worker. */
  async function heard<Told>(answer: Promise<Told>): Promise<Told> {
    try {
      return await answer;
    } catch (error) {
      throw error instanceof ProtocolViolation ? onViolation(error.message) : error;
    }
  }

  async function boot(): Promise<WorkerReady> {
    const runtime = await greet();
    const spawn = performance.now() - startedMs;
    if (state === "handshake") state = "loading";
    const { sampleRate, versions, phases, rss: loadedRss } = await load();
    noteRss(loadedRss);
    if (state === "loading") state = "ready";
    return { sampleRate, versions: { ...runtime, ...versions }, phases: { spawn, ...phases } };
  }

  async function greet(): Promise<Readonly<Record<string, string>>> {
    const timer = startTimer(timeouts.handshakeTimeoutMs, () =>
      end((at) =>
        workerError(
          "VOX_WORKER_HANDSHAKE",
          `the worker did not say who it is within ${timeouts.handshakeTimeoutMs} ms`,
          at,
        ),
      ),
    );
    try {
      return await heard(link.greet());
    } finally {
      timer.stop();
    }
  }

  async function load(): ReturnType<typeof link.load> {
    const timer = startTimer(
      timeouts.loadStallTimeoutMs,
      () =>
        void endHanging((at) =>
          workerError(
            "VOX_WORKER_LOAD",
            `the model showed no progress in loading for ${timeouts.loadStallTimeoutMs} ms`,
            at,
          ),
        ),
    );
    try {
      return await heard(link.load(timer.restart));
    } catch (error) {
      end(() => error as VoxError); // Without a model the worker is of no use.
      throw error;
    } finally {
      timer.stop();
    }
  }

  /** A worker answers pings whatever its model is doing: one that does not is stopped, or its interpreter is locked. */
  function startPings(): { stop(): void } {
    let misses = 0;
    const timer = setInterval(() => {
      if (state === "handshake" || state === "leaving") return;
      if (misses >= PING_MISSES) {
        clearInterval(timer);
        const quietMs = timeouts.pingIntervalMs * PING_MISSES;
        void endHanging((at) =>
          workerError("VOX_WORKER_UNRESPONSIVE", `the worker has not answered for ${quietMs} ms`, at),
        );
        return;
      }
      misses += 1;
      link.ping().then(
        (bytes) => {
          misses = 0;
          noteRss(bytes);
          killsBefore = countKills(); // The system has killed other processes so far, not this one.
        },
        () => {},
      );
    }, timeouts.pingIntervalMs).unref();
    return { stop: () => clearInterval(timer) };
  }
}
