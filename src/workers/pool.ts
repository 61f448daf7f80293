import type { CallOptions, SynthesizeOptions } from "../core/engine.js";
import { isVoxError, type VoxError } from "../core/errors.js";
import type { Batching } from "./batching.js";
import { createJobQueue, type Job } from "./jobs.js";
import { createReadyGate } from "./ready-gate.js";
import { createStaffing, mostWorkers, type StaffingOptions } from "./staffing.js";
import { openSupervisor, type Slot, type SupervisorOptions } from "./supervisor.js";
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
export interface WorkerStatus {
  /** Id of its process; `undefined` if the process could not be started. */
  readonly pid: number | undefined;
  /** State of its work. */
  readonly state: WorkerState;
  /** Resident memory at the last report. @unit bytes */
  readonly rss: number | undefined;
}

/** The workers and the queue of a pool. */
export interface PoolStatus {
  /** `"down"`: the pool rejects all jobs. */
  readonly state: "up" | "down" | "closed";
  /** Number of jobs that wait for a worker. */
  readonly waiting: number;
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
  const { queueLimit = 64, least = 1, kind } = options;
  const queue = createJobQueue<Work, Answer>(onAbandoned, options.batching);
  const readyGate = createReadyGate(keepAliveAsNeeded);
  const listeners = { onReady, onChange: dispatch, onDown: refuseAll };
  const crew = openSupervisor({ ...options, size: mostWorkers(options) }, listeners);
  const staffing = createStaffing(crew, options);
  let closed = false;

  for (let started = 0; started < least; started += 1) crew.grow();
  keepAliveAsNeeded();

  return {
    async ready({ signal } = {}) {
      signal?.throwIfAborted();
      const refused = refusal();
      if (refused !== undefined) throw refused;
      return readyGate.wait(signal);
    },
    async run(payload, { deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS, ...request } = {}) {
      request.signal?.throwIfAborted();
      const refused = refusal() ?? (queue.length < queueLimit ? undefined : queueFullError(kind.engine, queueLimit));
      if (refused !== undefined) throw refused;
      const answered = queue.add(payload, { ...request, deadlineMs });
      dispatch();
      return answered;
    },
    status: () => statusOf(closed ? "closed" : crew.down ? "down" : "up", queue.length, crew.members),
    async [Symbol.asyncDispose]() {
      closed = true;
      refuseAll(closedError(kind.engine));
      await crew.close();
    },
  };

  /** Gives waiting jobs to idle workers, and starts another worker if that is not enough. */
  function dispatch(): void {
    for (let member = staffing.idle(); member !== undefined && queue.length > 0; member = staffing.idle()) {
      const batch = queue.take();
      for (const job of batch) void work(member, job, { last: job === batch.at(-1), several: batch.length > 1 });
    }
    staffing.grow(queue.length);
    for (const { worker, jobs, retired } of crew.members) if (retired && jobs.size === 0) void worker.stop();
    keepAliveAsNeeded();
  }

  async function work(member: Slot<Work, Answer>, job: Job<Work, Answer>, place: PlaceInBatch): Promise<void> {
    const { worker } = member;
    const { last, several } = place;
    member.jobs.add(job);
    job.startedMs = performance.now();
    try {
      const answer = await worker.run(job.payload, job.deadlineMs, !last);
      crew.answered();
      staffing.answered(job, !several);
      job.resolve(answer);
    } catch (error) {
      job.alone ||= several && worker.state !== "ready" && worker.state !== "busy";
      settleFailed(job, error, several && job.alone);
    } finally {
      member.jobs.delete(job);
      crew.finished(member);
      dispatch();
    }
  }

  function onAbandoned(job: Job<Work, Answer>): void {
    if (!closed) staffing.abandoned(job);
    dispatch();
  }

  function settleFailed(job: Job<Work, Answer>, error: unknown, perhapsOfAnother: boolean): void {
    const reason = (closed ? undefined : whyNotAgain(kind.engine, job, error, perhapsOfAnother)) ?? refusal();
    if (reason !== undefined) job.reject(reason);
    else queue.putBack(job, isCrash(error));
  }

  function onReady(ready: WorkerReady): void {
    staffing.ready(ready);
    readyGate.open(ready);
  }

  /** Returns the error that rejects new jobs; `undefined` while the pool accepts jobs. */
  function refusal(): VoxError | undefined {
    return closed ? closedError(kind.engine) : crew.down;
  }

  function refuseAll(error: VoxError): void {
    queue.refuseAll(error);
    readyGate.refuse(error);
  }

  /** Keeps the program alive while somebody waits for the pool. */
  function keepAliveAsNeeded(): void {
    const atWork = [...crew.members].some(({ jobs }) => [...jobs].some(({ abandoned }) => !abandoned));
    crew.keepAlive(queue.length > 0 || readyGate.awaited || atWork);
  }
}

function statusOf<Work, Answer>(
  state: PoolStatus["state"],
  waiting: number,
  members: Iterable<Slot<Work, Answer>>,
): PoolStatus {
  const workers = [...members].map(({ worker: { pid, state, rss } }) => ({ pid, state, rss }));
  return { state, waiting, workers };
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
