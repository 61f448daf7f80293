import type { VoxError } from "../core/errors.js";
import type { Exit, SupervisedChild } from "../platform/node/processes/supervised-child.js";
import { settlesWithin, startTimer } from "../platform/node/processes/timers.js";
import { createFault, type WorkerFault } from "./fault.js";
import type { Circumstances, WorkerKind, WorkerLink } from "./link.js";
import { countMemoryKills } from "./oom-kills.js";
import { startPings } from "./pings.js";
import { endOnViolation, greet, load } from "./start-up.js";
import type { WorkerTimeouts } from "./timeouts.js";
import { deadlineError, errorFromExit, type Trace, workerError } from "./worker-errors.js";

/** The state of a worker. It starts in "handshake" and ends in "dead". */
export type WorkerState = "handshake" | "loading" | "ready" | "busy" | "leaving" | "dead";

/** One process with a model. It does one job or one batch at a time. `supervisor.ts` replaces it when it ends. */
export interface Worker<Job, Answer> {
  readonly pid: number | undefined;
  readonly state: WorkerState;
  /** Resident memory at the last report. @unit bytes */
  readonly rss: number | undefined;
  /** Resolves when the model is loaded. @throws {VoxError} the reason why it is not. */
  readonly ready: Promise<WorkerReady>;
  /** Resolves, never rejects, when the process has ended: with the reason, unless the worker was asked to end. */
  readonly ended: Promise<VoxError | undefined>;
  /**
   * Does one job while the worker has no other, or one job of a batch.
   *
   * @throws {VoxError} the worker's error for the job, or the reason for the end of the worker.
   */
  run(job: Job, deadlineMs: number, circumstances: Circumstances): Promise<Answer>;
  /** Asks the worker to end, then sends SIGTERM, then kills it. */
  stop(): Promise<void>;
  /** Ends the worker at once. */
  kill(): Promise<void>;
  keepAlive(alive: boolean): void;
}

/** Report of a worker that is ready. */
export interface WorkerReady {
  /** @unit hertz */
  readonly sampleRate: number;
  /** Versions of the libraries that the worker runs on, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** Duration of each part of the start, from the spawn on. @unit milliseconds */
  readonly phases: Readonly<Record<string, number>>;
}

export interface WorkerOptions<Job, Answer> {
  readonly kind: WorkerKind<Job, Answer>;
  readonly timeouts: WorkerTimeouts;
  /** Counts the processes that the system has killed because memory ran out. */
  readonly countMemoryKills?: (() => number | undefined) | undefined;
}

/** Starts a worker process, and watches it until it ends. */
export function startWorker<Job, Answer>(options: WorkerOptions<Job, Answer>): Worker<Job, Answer> {
  return new WatchedProcess(options);
}

class WatchedProcess<Job, Answer> implements Worker<Job, Answer> {
  readonly ready: Promise<WorkerReady>;
  readonly ended: Promise<VoxError | undefined>;
  readonly #kind: WorkerKind<Job, Answer>;
  readonly #timeouts: WorkerTimeouts;
  readonly #countKills: () => number | undefined;
  readonly #link: WorkerLink<Job, Answer>;
  readonly #child: SupervisedChild;
  readonly #fault: WorkerFault;
  readonly #pings: { stop(): void };
  readonly #startedMs: number;
  #state: WorkerState = "handshake";
  #rss: number | undefined;
  /** Number of jobs that have no answer yet. */
  #unanswered = 0;
  /** Number of processes that the system had killed, because memory ran out, when this one answered last. */
  #killsBefore: number | undefined;

  constructor({ kind, timeouts, countMemoryKills: countKills = countMemoryKills }: WorkerOptions<Job, Answer>) {
    this.#kind = kind;
    this.#timeouts = timeouts;
    this.#countKills = countKills;
    this.#killsBefore = countKills();
    this.#startedMs = performance.now();
    this.#link = kind.start({
      timeouts,
      trace: this.#trace,
      onViolation: this.#onViolation,
      onSilence: async (reason) => {
        // A worker that dies first closes its end, perhaps inside a frame. Then its death is the cause.
        if (!(await settlesWithin(this.#child.exited, timeouts.terminateTimeoutMs))) this.#onViolation(reason);
      },
    });
    this.#child = this.#link.process;
    const { writesStacks } = kind;
    const { stackDumpTimeoutMs } = timeouts;
    this.#fault = createFault(this.#child, { trace: this.#trace, writesStacks, stackDumpTimeoutMs });
    this.#pings = this.#startPings();
    this.ended = this.#child.exited.then((exit) => this.#onExit(exit));
    this.ready = this.#boot();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get state(): WorkerState {
    return this.#child.gone() && this.#state !== "dead" ? "leaving" : this.#state;
  }

  get rss(): number | undefined {
    return this.#rss;
  }

  async run(job: Job, deadlineMs: number, circumstances: Circumstances): Promise<Answer> {
    if (this.#state === "ready") this.#state = "busy";
    this.#unanswered += 1;
    const timer = startTimer(deadlineMs, () => void this.#fault.endHanging((at) => deadlineError(deadlineMs, at)));
    try {
      const reply = await endOnViolation(this.#link.run(job, circumstances), this.#onViolation);
      if (reply.type === "failed") {
        if (reply.fatal) this.#fault.end(() => reply.error);
        throw reply.error;
      }
      this.#noteRss(reply.rss);
      return reply.answer;
    } finally {
      timer.stop();
      this.#unanswered -= 1;
      const { happened: faulty } = this.#fault;
      if (this.#state === "busy" && (this.#unanswered === 0 || faulty)) this.#state = faulty ? "leaving" : "ready";
    }
  }

  async stop(): Promise<void> {
    if (this.#state !== "dead" && this.#state !== "leaving") {
      this.#state = "leaving";
      this.#child.keepAlive(true);
      if (await this.#leaves()) return;
      this.#child.kill("SIGKILL");
    }
    await this.ended;
  }

  async kill(): Promise<void> {
    if (this.#state !== "dead") this.#state = "leaving";
    this.#child.keepAlive(true);
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  keepAlive(alive: boolean): void {
    this.#child.keepAlive(alive);
  }

  /** Asks the process to end, then sends SIGTERM. Returns whether it ended in time. */
  async #leaves(): Promise<boolean> {
    if (this.#link.shutDown === undefined) return false;
    this.#link.shutDown();
    if (await settlesWithin(this.ended, this.#timeouts.shutdownTimeoutMs)) return true;
    this.#child.kill("SIGTERM");
    return settlesWithin(this.ended, this.#timeouts.terminateTimeoutMs);
  }

  async #boot(): Promise<WorkerReady> {
    const parts = {
      link: this.#link,
      fault: this.#fault,
      timeouts: this.#timeouts,
      onViolation: this.#onViolation,
    };
    const runtime = await greet(parts);
    const spawn = performance.now() - this.#startedMs;
    if (this.#state === "handshake") this.#state = "loading";
    const { sampleRate, versions, phases, rss } = await load(parts);
    this.#noteRss(rss);
    if (this.#state === "loading") this.#state = "ready";
    return { sampleRate, versions: { ...runtime, ...versions }, phases: { spawn, ...phases } };
  }

  #startPings(): { stop(): void } {
    return startPings({
      ping: () => this.#link.ping(),
      intervalMs: this.#timeouts.pingIntervalMs,
      paused: () => this.#state === "handshake" || this.#state === "leaving",
      onAnswer: (rss) => {
        this.#noteRss(rss);
        this.#killsBefore = this.#countKills(); // The system has killed other processes so far, not this one.
      },
      onSilence: (quietMs) => {
        const reason = `the worker has not answered for ${quietMs} ms`;
        void this.#fault.endHanging((at) => workerError("VOX_WORKER_UNRESPONSIVE", reason, at));
      },
    });
  }

  /** Returns why the process ended, unless it was asked to end. */
  #onExit(exit: Exit): VoxError | undefined {
    const asked = this.#state === "leaving";
    this.#state = "dead";
    this.#pings.stop();
    const kills = this.#countKills() ?? 0;
    const forMemory = exit.signal === "SIGKILL" && this.#killsBefore !== undefined && kills > this.#killsBefore;
    const error =
      this.#fault.error ??
      errorFromExit(exit, this.#trace(), forMemory) ??
      this.#kind.cannotStart(exit.failure ?? new Error("unknown"));
    this.#link.close(error);
    return asked && !this.#fault.happened ? undefined : error;
  }

  readonly #trace = (): Trace => ({
    engine: this.#kind.engine,
    pid: this.#child.pid,
    rss: this.#rss,
    stderr: this.#child.stderr(),
  });

  /** Ends the process because it broke the protocol. */
  readonly #onViolation = (reason: string): VoxError =>
    this.#fault.end((at) => workerError("VOX_WORKER_PROTOCOL", `the worker broke the protocol: ${reason}`, at));

  #noteRss(bytes: number | undefined): void {
    this.#rss = bytes ?? this.#rss;
  }
}
