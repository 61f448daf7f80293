import { abortable } from "../core/abort.js";
import type { CallOptions } from "../core/engine.js";
import { isVoxError, type VoxError } from "../core/errors.js";
import type { Answer } from "./channel.js";
import { DEFAULT_DEADLINE_MS } from "./clocks.js";
import { isStarting, type Member, openCrew } from "./crew.js";
import { closedFault, poisonFault, queueFullFault } from "./faults.js";
import { createJobQueue, type Job } from "./jobs.js";
import type { RecyclingLimits } from "./recycling.js";
import type { RestartLimits } from "./restarts.js";
import type { WorkerOptions, WorkerReady, WorkerState } from "./worker.js";

export interface PoolOptions extends WorkerOptions {
  /** Workers, each with a model of its own. @default 1 */
  readonly size?: number | undefined;
  /** Jobs that may wait. @default 64 */
  readonly queueLimit?: number | undefined;
  /** @default 60_000 @unit milliseconds */
  readonly deadlineMs?: number | undefined;
  readonly restarts?: Partial<RestartLimits> | undefined;
  readonly recycling?: Partial<RecyclingLimits> | undefined;
  readonly onEvent?: ((event: PoolEvent) => void) | undefined;
}

export type PoolEvent =
  | { readonly type: "started"; readonly pid: number | undefined }
  | { readonly type: "ready"; readonly pid: number | undefined; readonly ready: WorkerReady }
  /** A worker is replaced though it does well. */
  | { readonly type: "recycling"; readonly pid: number | undefined }
  | { readonly type: "ended"; readonly pid: number | undefined; readonly error: VoxError | undefined }
  /** So many have died that none is started for now, or ever again where `final`. */
  | { readonly type: "down"; readonly error: VoxError; readonly final: boolean };

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
export interface Pool extends AsyncDisposable {
  /** Resolves when the first worker is ready. @throws {VoxError} what keeps every worker from that. */
  ready(options?: CallOptions): Promise<WorkerReady>;
  /**
   * Does a job; every call settles exactly once. A job whose worker crashed is tried once more, on another.
   *
   * @throws {VoxError} `VOX_QUEUE_FULL`, `VOX_BRIDGE_DOWN`, `VOX_BRIDGE_POISON`, `VOX_DEADLINE`, `VOX_ENGINE_CLOSED`, and
   *   those of a worker.
   */
  run(job: object, options?: RunOptions): Promise<Answer>;
  status(): PoolStatus;
}

interface Waiting {
  resolve(ready: WorkerReady): void;
  reject(error: unknown): void;
}

export function openPool(options: PoolOptions): Pool {
  const { engine, queueLimit = 64 } = options;
  const queue = createJobQueue(keepAliveAsNeeded);
  const crew = openCrew(options, { onReady, onChange: dispatch, onDown: refuseAll });
  const waitingForReady = new Set<Waiting>();
  let lastReady: WorkerReady | undefined;
  let closed = false;

  crew.grow();

  return {
    ready: ({ signal } = {}) => whenReady(signal),
    run: (payload, { signal, deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS } = {}) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (closed) return Promise.reject(closedFault(engine));
      if (crew.down !== undefined) return Promise.reject(crew.down);
      if (queue.length >= queueLimit) return Promise.reject(queueFullFault(engine, queueLimit));
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
      refuseAll(closedFault(engine));
      await crew.close();
    },
  };

  /** Hands what waits to who is idle, and asks for another worker where that is not enough. */
  function dispatch(): void {
    for (const member of crew.members) {
      if (member.worker.state !== "ready" || member.retired) continue;
      const job = queue.take();
      if (job === undefined) break;
      void work(member, job);
    }
    const coming = [...crew.members].filter(({ worker }) => isStarting(worker)).length;
    if (queue.length > coming) crew.grow();
    for (const { worker, job, retired } of crew.members) if (retired && job === undefined) void worker.stop();
    keepAliveAsNeeded();
  }

  async function work(member: Member, job: Job): Promise<void> {
    const { worker } = member;
    member.job = job;
    try {
      const answer = await worker.run(job.payload, job.deadlineMs);
      crew.answered();
      job.resolve(answer);
    } catch (error) {
      settleFailed(job, error);
    } finally {
      member.job = undefined;
      crew.finished(member);
      dispatch();
    }
  }

  /** Only a job whose worker crashed is tried again: a fault of the job, or want of memory, would come again. */
  function settleFailed(job: Job, error: unknown): void {
    if (closed) job.reject(closedFault(engine));
    else if (job.abandoned || !isVoxError(error) || error.code !== "VOX_BRIDGE_CRASHED") job.reject(error);
    else if (job.deaths > 0) job.reject(poisonFault(engine, error));
    else if (crew.down !== undefined) job.reject(crew.down);
    else {
      job.deaths += 1;
      queue.putBack(job);
    }
  }

  function onReady(ready: WorkerReady): void {
    lastReady = ready;
    for (const waiting of waitingForReady) waiting.resolve(ready);
    waitingForReady.clear();
  }

  function refuseAll(error: VoxError): void {
    queue.refuseAll(error);
    for (const waiting of waitingForReady) waiting.reject(error);
    waitingForReady.clear();
  }

  async function whenReady(signal: AbortSignal | undefined): Promise<WorkerReady> {
    signal?.throwIfAborted();
    if (closed) throw closedFault(engine);
    if (crew.down !== undefined) throw crew.down;
    if (lastReady !== undefined) return lastReady;
    let waiting: Waiting | undefined;
    const ready = new Promise<WorkerReady>((resolve, reject) => {
      waiting = { resolve, reject };
      waitingForReady.add(waiting);
    });
    keepAliveAsNeeded();
    try {
      return await abortable(ready, signal);
    } finally {
      waitingForReady.delete(waiting as Waiting);
      keepAliveAsNeeded();
    }
  }

  /** A pool that has nothing to do, or only what nobody waits for, does not keep the program alive. */
  function keepAliveAsNeeded(): void {
    const atWork = [...crew.members].some(({ job }) => job !== undefined && !job.abandoned);
    crew.keepAlive(queue.length > 0 || waitingForReady.size > 0 || atWork);
  }
}
