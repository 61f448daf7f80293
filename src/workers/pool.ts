import type { CallOptions, SynthesizeOptions, WorkerProcess, WorkersStatus } from "../core/engine.js";
import { isVoxError, type VoxError } from "../core/errors.js";
import { notify } from "./notify.js";
import type { Batching } from "./queue/batching.js";
import { createJobQueue, type Job, type JobQueue } from "./queue/jobs.js";
import { createReadyGate, type ReadyGate } from "./ready-gate.js";
import { createStaffing, mostWorkers, type Staffing, type StaffingOptions } from "./staffing.js";
import { openSupervisor, type Slot, type SupervisorOptions, type WorkerSupervisor } from "./supervisor.js";
import { DEFAULT_DEADLINE_MS } from "./timeouts.js";
import type { WorkerReady, WorkerState } from "./worker.js";
import { closedError, poisonError, queueFullError } from "./worker-errors.js";

/** Options of a pool. */
export interface PoolOptions<Work, Answer> extends SupervisorOptions<Work, Answer>, StaffingOptions<Work> {
  /** Maximum number of waiting jobs. @default 64 */
  readonly queueLimit?: number | undefined;
  /** Which jobs may share one run of the engine. @default none: one job at a time */
  readonly batching?: Batching<Work> | undefined;
  /** Longest time for a job, or for the batch that it is in. @default 60_000 @unit milliseconds */
  readonly deadlineMs?: number | undefined;
}

/** Options of a job. */
export interface RunOptions extends SynthesizeOptions {
  /** Longest time for the job once a worker has it. @unit milliseconds */
  readonly deadlineMs?: number | undefined;
}

/** A worker of a pool. */
export interface WorkerStatus extends WorkerProcess {
  /** State of its work. */
  readonly state: WorkerState;
}

/** The workers and the queue of a pool. */
export interface PoolStatus extends WorkersStatus {
  /** All workers, also those that start or end. */
  readonly workers: readonly WorkerStatus[];
}

/** Worker processes that do jobs. A worker that dies is replaced. */
export interface Pool<Work, Answer> extends AsyncDisposable {
  /** Resolves when the first worker is ready. @throws {VoxError} the reason why no worker gets ready. */
  ready(options?: CallOptions): Promise<WorkerReady>;
  /**
   * Does a job. Every call settles exactly once. If the worker crashes, the job is tried once more on another worker. If a
   * worker ends during a batch, each job of the batch is tried once more alone, because one of them may be the cause.
   *
   * @throws {VoxError} `VOX_QUEUE_FULL`, `VOX_WORKER_DOWN`, `VOX_WORKER_POISON`, `VOX_DEADLINE`, `VOX_ENGINE_CLOSED`, and
   *   the errors of a worker.
   */
  run(job: Work, options?: RunOptions): Promise<Answer>;
  status(): PoolStatus;
}

interface PlaceInBatch {
  readonly last: boolean;
  /** The batch has other jobs. */
  readonly several: boolean;
}

/** Opens a pool, and starts its first workers. */
export function openPool<Work, Answer>(options: PoolOptions<Work, Answer>): Pool<Work, Answer> {
  const pool = new WorkerPool(options);
  // A plain object, because engines spread it into one with other members.
  return {
    ready: (call) => pool.ready(call),
    run: (payload, call) => pool.run(payload, call),
    status: () => pool.status(),
    [Symbol.asyncDispose]: () => pool.close(),
  };
}

class WorkerPool<Work, Answer> {
  readonly #options: PoolOptions<Work, Answer>;
  readonly #engine: string;
  readonly #queue: JobQueue<Work, Answer>;
  readonly #readyGate: ReadyGate;
  readonly #supervisor: WorkerSupervisor<Work, Answer>;
  readonly #staffing: Staffing<Work, Answer>;
  #closed = false;

  constructor(options: PoolOptions<Work, Answer>) {
    this.#options = options;
    this.#engine = options.kind.engine;
    this.#queue = createJobQueue((job) => this.#onAbandoned(job), options.batching);
    this.#readyGate = createReadyGate(() => this.#keepAliveAsNeeded());
    this.#supervisor = openSupervisor(
      { ...options, size: mostWorkers(options) },
      {
        onReady: (ready) => this.#onReady(ready),
        onChange: () => this.#dispatch(),
        onDown: (error) => this.#refuseAll(error),
      },
    );
    this.#staffing = createStaffing(this.#supervisor, options);
    const { least = 1 } = options;
    for (let started = 0; started < least; started += 1) this.#supervisor.grow();
    this.#keepAliveAsNeeded();
  }

  async ready({ signal }: CallOptions = {}): Promise<WorkerReady> {
    signal?.throwIfAborted();
    const refused = this.#refusal();
    if (refused !== undefined) throw refused;
    return this.#readyGate.wait(signal);
  }

  async run(payload: Work, { deadlineMs, ...request }: RunOptions = {}): Promise<Answer> {
    request.signal?.throwIfAborted();
    const refused = this.#refusal() ?? this.#overflow();
    if (refused !== undefined) throw refused;
    const limitMs = deadlineMs ?? this.#options.deadlineMs ?? DEFAULT_DEADLINE_MS;
    const answered = this.#queue.add(payload, { ...request, deadlineMs: limitMs });
    this.#dispatch();
    return answered;
  }

  status(): PoolStatus {
    const { down, members, deaths } = this.#supervisor;
    const state = this.#closed ? "closed" : down ? "down" : "up";
    const workers = [...members].map(({ worker: { pid, state, rss } }) => ({ pid, state, rss }));
    return { state, waiting: this.#queue.length, workers, deaths };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#refuseAll(closedError(this.#engine));
    await this.#supervisor.close();
  }

  /** Gives waiting jobs to idle workers, and starts another worker if that is not enough. */
  #dispatch(): void {
    for (let member = this.#nextIdle(); member !== undefined; member = this.#nextIdle()) {
      const batch = this.#queue.take();
      for (const job of batch) void this.#work(member, job, { last: job === batch.at(-1), several: batch.length > 1 });
      for (const { onStart } of batch) notify(onStart, undefined);
    }
    this.#staffing.grow(this.#queue.length);
    for (const { worker, jobs, retired } of this.#supervisor.members) {
      if (retired && jobs.size === 0) void worker.stop();
    }
    this.#keepAliveAsNeeded();
  }

  /** Returns an idle worker if a job waits. */
  #nextIdle(): Slot<Work, Answer> | undefined {
    return this.#queue.length > 0 ? this.#staffing.idle() : undefined;
  }

  async #work(member: Slot<Work, Answer>, job: Job<Work, Answer>, { last, several }: PlaceInBatch): Promise<void> {
    const { worker } = member;
    member.jobs.add(job);
    job.startedMs = performance.now();
    try {
      const answer = await worker.run(job.payload, job.deadlineMs, { more: !last, crowded: this.#isCrowded(job) });
      this.#supervisor.answered();
      this.#staffing.answered(job, !several);
      job.resolve(answer);
    } catch (error) {
      job.alone ||= several && worker.state !== "ready" && worker.state !== "busy";
      this.#settleFailed(job, error, several && job.alone);
    } finally {
      member.jobs.delete(job);
      this.#supervisor.finished(member);
      this.#dispatch();
    }
  }

  /**
   * Returns whether a worker is to use no more than its share of the cores for a job. Threads of several utterances get in each
   * other's way. But if no other text is there, the last utterance leaves cores idle when the other workers have ended, so it gets them
   * all if that is soon.
   */
  #isCrowded(job: Job<Work, Answer>): boolean {
    if (!this.#staffing.allBusy({ coming: Number(job.followed) })) return false;
    const others = [...this.#supervisor.members].flatMap(({ jobs }) => [...jobs]).filter((other) => other !== job);
    const alone = job.last && this.#queue.length === 0 && others.every(({ text }) => text === job.text);
    return !(alone && this.#staffing.endSoon(others, job));
  }

  #onAbandoned(job: Job<Work, Answer>): void {
    if (!this.#closed) this.#staffing.abandoned(job);
    this.#dispatch();
  }

  #settleFailed(job: Job<Work, Answer>, error: unknown, perhapsOfAnother: boolean): void {
    const final = this.#closed ? undefined : whyNotAgain(this.#engine, job, error, perhapsOfAnother);
    const reason = final ?? this.#refusal();
    if (reason !== undefined) job.reject(reason);
    else this.#queue.putBack(job, isCrash(error));
  }

  #onReady(ready: WorkerReady): void {
    this.#staffing.ready(ready);
    this.#readyGate.open(ready);
  }

  /** Returns the error that rejects new jobs; `undefined` while the pool accepts jobs. */
  #refusal(): VoxError | undefined {
    return this.#closed ? closedError(this.#engine) : this.#supervisor.down;
  }

  /** Returns the error for one more job than the queue may hold. */
  #overflow(): VoxError | undefined {
    const { queueLimit = 64 } = this.#options;
    return this.#queue.length < queueLimit ? undefined : queueFullError(this.#engine, queueLimit);
  }

  #refuseAll(error: VoxError): void {
    this.#queue.refuseAll(error);
    this.#readyGate.refuse(error);
  }

  /** Keeps the program alive while somebody waits for the pool. */
  #keepAliveAsNeeded(): void {
    const members = [...this.#supervisor.members];
    const atWork = members.some(({ jobs }) => [...jobs].some(({ abandoned }) => !abandoned));
    this.#supervisor.keepAlive(this.#queue.length > 0 || this.#readyGate.awaited || atWork);
  }
}

/**
 * Returns the error of a job that is not tried again; `undefined` for a job that is: its worker crashed for the first time, or
 * another job of its batch may be the cause. Any other failure would happen again.
 */
function whyNotAgain(
  engine: string,
  { abandoned, deaths }: Job<unknown, never>,
  error: unknown,
  perhapsOfAnother: boolean,
): unknown {
  if (abandoned || !(isCrash(error) || perhapsOfAnother)) return error;
  return isCrash(error) && deaths > 0 ? poisonError(engine, error) : undefined;
}

function isCrash(error: unknown): error is VoxError<"VOX_WORKER_CRASHED"> {
  return isVoxError(error) && error.code === "VOX_WORKER_CRASHED";
}
