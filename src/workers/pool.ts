import type { CallOptions } from "../core/engine.js";
import { isVoxError, type VoxError } from "../core/errors.js";
import type { Batching } from "./batching.js";
import { createJobQueue, type Job } from "./jobs.js";
import { createReadyGate } from "./ready-gate.js";
import { isStarting, openSupervisor, type Slot, type SupervisorOptions } from "./supervisor.js";
import { DEFAULT_DEADLINE_MS } from "./timeouts.js";
import type { WorkerReady, WorkerState } from "./worker.js";
import { closedError, poisonError, queueFullError } from "./worker-errors.js";

export interface PoolOptions<Work, Answer> extends SupervisorOptions<Work, Answer> {
  /** Jobs that may wait. @default 64 */
  readonly queueLimit?: number | undefined;
  /** Where the engine can do several jobs in one run. @default one at a time */
  readonly batching?: Batching<Work> | undefined;
  /** Of a job, or of the batch that it is in. @default 60_000 @unit milliseconds */
  readonly deadlineMs?: number | undefined;
}

export interface RunOptions extends CallOptions {
  /** How long the job may take once a worker has it. @unit milliseconds */
  readonly deadlineMs?: number | undefined;
}

export interface PoolStatus {
  /** `"down"` refuses all jobs. */
  readonly state: "up" | "down" | "closed";
  readonly waiting: number;
  readonly workers: readonly {
    readonly pid: number | undefined;
    readonly state: WorkerState;
    readonly rss: number | undefined;
  }[];
}

/** Workers that do jobs, and are replaced when they die. */
export interface Pool<Work, Answer> extends AsyncDisposable {
  /** Resolves when the first worker is ready. @throws {VoxError} what keeps every worker from that. */
  ready(options?: CallOptions): Promise<WorkerReady>;
  /**
   * Does a job; every call settles exactly once. A job whose worker crashed is tried once more, on another;
   * so is each of a batch whose worker ended for whatever reason, and by itself: one of them may have been the cause.
   *
   * @throws {VoxError} `VOX_QUEUE_FULL`, `VOX_WORKER_DOWN`, `VOX_WORKER_POISON`, `VOX_DEADLINE`, `VOX_ENGINE_CLOSED`, and
   *   those of a worker.
   */
  run(job: Work, options?: RunOptions): Promise<Answer>;
  status(): PoolStatus;
}

interface PlaceInBatch {
  readonly last: boolean;
  /** It is not by itself. */
  readonly several: boolean;
}

/** Opens a pool, and starts its first workers. */
export function openPool<Work, Answer>(options: PoolOptions<Work, Answer>): Pool<Work, Answer> {
  const { queueLimit = 64, least = 1 } = options;
  const { engine } = options.kind;
  const queue = createJobQueue<Work, Answer>(keepAliveAsNeeded, options.batching);
  const readyGate = createReadyGate(keepAliveAsNeeded);
  const crew = openSupervisor(options, { onReady: readyGate.open, onChange: dispatch, onDown: refuseAll });
  let closed = false;

  for (let started = 0; started < least; started += 1) crew.grow();
  keepAliveAsNeeded();

  return {
    async ready({ signal } = {}) {
      signal?.throwIfAborted();
      if (closed) throw closedError(engine);
      if (crew.down !== undefined) throw crew.down;
      return readyGate.wait(signal);
    },
    run: (payload, { signal, deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS } = {}) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (closed) return Promise.reject(closedError(engine));
      if (crew.down !== undefined) return Promise.reject(crew.down);
      if (queue.length >= queueLimit) return Promise.reject(queueFullError(engine, queueLimit));
      const answered = queue.add(payload, deadlineMs, signal);
      dispatch();
      return answered;
    },
    status: () => ({
      state: closed ? "closed" : crew.down ? "down" : "up",
      waiting: queue.length,
      workers: [...crew.members].map(({ worker: { pid, state, rss } }) => ({ pid, state, rss })),
    }),
    async [Symbol.asyncDispose]() {
      closed = true;
      refuseAll(closedError(engine));
      await crew.close();
    },
  };

  /** Hands what waits to who is idle, and asks for another worker where that is not enough. */
  function dispatch(): void {
    for (const member of crew.members) {
      if (member.worker.state !== "ready" || member.retired) continue;
      const batch = queue.take();
      if (batch.length === 0) break;
      for (const job of batch) void work(member, job, { last: job === batch.at(-1), several: batch.length > 1 });
    }
    const coming = [...crew.members].filter(({ worker }) => isStarting(worker)).length;
    if (queue.length > coming) crew.grow();
    for (const { worker, jobs, retired } of crew.members) if (retired && jobs.size === 0) void worker.stop();
    keepAliveAsNeeded();
  }

  async function work(
    member: Slot<Work, Answer>,
    job: Job<Work, Answer>,
    { last, several }: PlaceInBatch,
  ): Promise<void> {
    const { worker } = member;
    member.jobs.add(job);
    try {
      const answer = await worker.run(job.payload, job.deadlineMs, !last);
      crew.answered();
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

  /** Only a job whose worker crashed is tried again: a fault of the job, or want of memory, would come again. */
  function settleFailed(job: Job<Work, Answer>, error: unknown, perhapsOfAnother: boolean): void {
    const crashed = isVoxError(error) && error.code === "VOX_WORKER_CRASHED";
    if (closed) job.reject(closedError(engine));
    else if (job.abandoned || !(crashed || perhapsOfAnother)) job.reject(error);
    else if (crashed && job.deaths > 0) job.reject(poisonError(engine, error));
    else if (crew.down !== undefined) job.reject(crew.down);
    else {
      if (crashed) job.deaths += 1;
      queue.putBack(job);
    }
  }

  function refuseAll(error: VoxError): void {
    queue.refuseAll(error);
    readyGate.refuse(error);
  }

  /** A pool that has nothing to do, or only what nobody waits for, does not keep the program alive. */
  function keepAliveAsNeeded(): void {
    const atWork = [...crew.members].some(({ jobs }) => [...jobs].some(({ abandoned }) => !abandoned));
    crew.keepAlive(queue.length > 0 || readyGate.awaited || atWork);
  }
}
