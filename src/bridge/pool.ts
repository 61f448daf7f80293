import { abortable } from "../core/abort.js";
import type { CallOptions } from "../core/engine.js";
import { isVoxError, VoxError } from "../core/errors.js";
import type { Answer } from "./channel.js";
import { DEFAULT_DEADLINE_MS } from "./clocks.js";
import { createRecycling, DEFAULT_RECYCLING, type RecyclingLimits } from "./recycling.js";
import { createRestartPolicy, DEFAULT_RESTARTS, type RestartLimits } from "./restarts.js";
import { type BridgeWorker, startWorker, type WorkerOptions, type WorkerReady, type WorkerState } from "./worker.js";

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

interface Job {
  readonly payload: object;
  readonly deadlineMs: number;
  /** Workers that died of it. */
  deaths: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

interface Member {
  readonly worker: BridgeWorker;
  readonly isDue: (rss: number | undefined) => boolean;
  job?: Job | undefined;
  /** The one that is to take its place; until that is ready, this one goes on working. */
  replacement?: Member | undefined;
  /** Its replacement is ready: it gets no more jobs. */
  retired: boolean;
}

/** Faults that another try meets again: no worker is started after one of them. */
const FINAL: readonly string[] = ["VOX_PYTHON_UNUSABLE", "VOX_PYTHON_MODULE_MISSING", "VOX_PYTHON_MODEL_MISSING"];

function isStarting({ state }: BridgeWorker): boolean {
  return state === "handshake" || state === "loading";
}

export function openPool(options: PoolOptions): Pool {
  const { engine, size = 1, queueLimit = 64, onEvent = () => {} } = options;
  const restarts: RestartLimits = { ...DEFAULT_RESTARTS, ...options.restarts };
  const recycling: RecyclingLimits = { ...DEFAULT_RECYCLING, ...options.recycling };
  const policy = createRestartPolicy(restarts);
  const members = new Set<Member>();
  const queue: Job[] = [];
  const waitingForReady = new Set<{ resolve(ready: WorkerReady): void; reject(error: unknown): void }>();
  let lastReady: WorkerReady | undefined;
  let down: { readonly error: VoxError; readonly final: boolean } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  start();

  return {
    ready: ({ signal } = {}) => abortable(whenReady(), signal),
    run: (payload, { signal, deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS } = {}) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (closed) return Promise.reject(closedError());
      if (down !== undefined) return Promise.reject(down.error);
      if (queue.length >= queueLimit) return Promise.reject(queueFull());
      return enqueue(payload, deadlineMs, signal);
    },
    status: () => ({
      state: closed ? "closed" : down ? "down" : "up",
      waiting: queue.length,
      workers: [...members].map(({ worker: { pid, state, rss } }) => ({ pid, state, rss })),
    }),
    async [Symbol.asyncDispose]() {
      closed = true;
      clearTimeout(timer);
      refuseAll(closedError());
      // A worker at work holds nothing that would need a farewell, and its model gives no sign before it is through.
      await Promise.all([...members].map(({ worker, job }) => (job ? worker.kill() : worker.stop())));
    },
  };

  function enqueue(payload: object, deadlineMs: number, signal: AbortSignal | undefined): Promise<Answer> {
    let job: Job | undefined;
    const answered = new Promise<Answer>((resolve, reject) => {
      job = { payload, deadlineMs, deaths: 0, resolve, reject };
      queue.push(job);
    });
    const withdraw = (): void => {
      const at = queue.indexOf(job as Job);
      if (at >= 0) queue.splice(at, 1); // One that has begun goes on, and its answer is dropped.
      keepAliveAsNeeded();
    };
    signal?.addEventListener("abort", withdraw, { once: true });
    dispatch();
    return abortable(answered, signal).finally(() => signal?.removeEventListener("abort", withdraw));
  }

  /** Hands what waits to who is idle, and starts another worker where that is not enough. */
  function dispatch(): void {
    for (const member of members) {
      if (queue.length === 0) break;
      if (member.worker.state === "ready" && !member.retired) void work(member, queue.shift() as Job);
    }
    const coming = [...members].filter(({ worker }) => isStarting(worker)).length;
    if (queue.length > coming && members.size < size && timer === undefined && down === undefined && !closed) start();
    for (const { worker, job, retired } of members) if (retired && job === undefined) void worker.stop();
    keepAliveAsNeeded();
  }

  async function work(member: Member, job: Job): Promise<void> {
    const { worker } = member;
    member.job = job;
    try {
      const answer = await worker.run(job.payload, job.deadlineMs);
      policy.answered();
      job.resolve(answer);
    } catch (error) {
      settleFailed(job, error);
    } finally {
      member.job = undefined;
      if (member.isDue(worker.rss) && members.has(member)) recycle(member);
      dispatch();
    }
  }

  /** Only a job whose worker crashed is tried again: a fault of the job, or want of memory, would come again. */
  function settleFailed(job: Job, error: unknown): void {
    if (closed) job.reject(closedError());
    else if (!isVoxError(error) || error.code !== "VOX_BRIDGE_CRASHED") job.reject(error);
    else if (job.deaths === 0 && down === undefined) {
      job.deaths += 1;
      queue.unshift(job);
    } else job.reject(poison(error));
  }

  function start(): Member {
    const worker = startWorker(options);
    const member: Member = { worker, isDue: createRecycling(recycling), retired: false };
    members.add(member);
    onEvent({ type: "started", pid: worker.pid });
    worker.ready.then(
      (ready) => onReady(member, ready),
      () => {}, // `ended` tells.
    );
    void worker.ended.then((error) => onEnded(member, error));
    return member;
  }

  function onReady(member: Member, ready: WorkerReady): void {
    if (closed) return;
    lastReady = ready;
    down = undefined; // The probe, if it was one, has come through.
    onEvent({ type: "ready", pid: member.worker.pid, ready });
    for (const waiting of waitingForReady) waiting.resolve(ready);
    waitingForReady.clear();
    for (const other of members) if (other.replacement === member) other.retired = true;
    dispatch();
  }

  function recycle(member: Member): void {
    if (closed || member.replacement !== undefined) return;
    onEvent({ type: "recycling", pid: member.worker.pid });
    member.replacement = start();
  }

  function onEnded(member: Member, error: VoxError | undefined): void {
    members.delete(member);
    onEvent({ type: "ended", pid: member.worker.pid, error });
    for (const other of members) if (other.replacement === member) other.replacement = undefined;
    if (closed || error === undefined) return;
    replace(error);
    dispatch();
  }

  function replace(error: VoxError): void {
    if (FINAL.includes(error.code) && !anyReady()) return giveUp(error, true);
    const next = policy.died(performance.now());
    if (next === "give up" || down !== undefined) return giveUp(wentDown(error), false);
    restartAfter(next.delayMs);
  }

  function restartAfter(delayMs: number): void {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (anyReady()) down = undefined;
      else if (members.size === 0) start();
      dispatch();
    }, delayMs);
    keepAliveAsNeeded();
  }

  function anyReady(): boolean {
    return [...members].some(({ worker: { state } }) => state === "ready" || state === "busy");
  }

  /** Refuses everything, at once and with the cause, rather than let callers wait for what does not come. */
  function giveUp(error: VoxError, final: boolean): void {
    down = { error, final };
    onEvent({ type: "down", error, final });
    refuseAll(error);
    clearTimeout(timer);
    timer = undefined;
    if (!final) restartAfter(restarts.probeMs);
  }

  function refuseAll(error: VoxError): void {
    for (const job of queue.splice(0)) job.reject(error);
    for (const waiting of waitingForReady) waiting.reject(error);
    waitingForReady.clear();
  }

  function whenReady(): Promise<WorkerReady> {
    if (closed) return Promise.reject(closedError());
    if (down !== undefined) return Promise.reject(down.error);
    if (lastReady !== undefined) return Promise.resolve(lastReady);
    return new Promise((resolve, reject) => {
      waitingForReady.add({ resolve, reject });
      keepAliveAsNeeded();
    });
  }

  /** A pool that has nothing to do does not keep the program alive. */
  function keepAliveAsNeeded(): void {
    const needed = queue.length > 0 || waitingForReady.size > 0 || [...members].some(({ job }) => job !== undefined);
    for (const { worker } of members) worker.keepAlive(needed);
    if (needed) timer?.ref();
    else timer?.unref();
  }

  function closedError(): VoxError {
    return new VoxError("VOX_ENGINE_CLOSED", `engine ${engine} is closed`, { engine });
  }

  function queueFull(): VoxError {
    const message = `${engine}: ${queueLimit} jobs wait already; try again later, or raise queueLimit`;
    return new VoxError("VOX_QUEUE_FULL", message, { engine, limit: queueLimit });
  }

  function poison(cause: VoxError<"VOX_BRIDGE_CRASHED">): VoxError {
    const message = `${engine}: two workers have died of this job, so it is not tried again: ${cause.message}`;
    return new VoxError("VOX_BRIDGE_POISON", message, cause.details, { cause });
  }

  function wentDown(cause: VoxError): VoxError {
    const message =
      `${engine}: workers died ${restarts.most} times within ${restarts.windowMs / 1000} s; ` +
      `the next try is in ${restarts.probeMs / 1000} s. The last one: ${cause.message}`;
    return new VoxError("VOX_BRIDGE_DOWN", message, { engine, restarts: restarts.most }, { cause });
  }
}
