import type { VoxError } from "../core/errors.js";
import { notify } from "./notify.js";
import type { Job } from "./queue/jobs.js";
import { createRecycling, DEFAULT_RECYCLING, type RecyclingLimits } from "./recycling.js";
import { createRestartPolicy, DEFAULT_RESTARTS, type RestartLimits, type RestartPolicy } from "./restarts.js";
import { createStartTimer, type StartTimer } from "./start-timer.js";
import { startWorker, type Worker, type WorkerOptions, type WorkerReady } from "./worker.js";
import { downError } from "./worker-errors.js";

export interface SupervisorOptions<Work, Answer> extends WorkerOptions<Work, Answer> {
  /** Maximum number of workers. Each has a model of its own. @default 1 */
  readonly size?: number | undefined;
  /** Workers that stay even if no job waits. The others start when jobs wait. @default 1 */
  readonly least?: number | undefined;
  readonly restarts?: Partial<RestartLimits> | undefined;
  readonly recycling?: Partial<RecyclingLimits> | undefined;
  readonly onEvent?: ((event: PoolEvent) => void) | undefined;
}

/** A change of the workers of a pool. */
export type PoolEvent =
  | { readonly type: "started"; readonly pid: number | undefined }
  | { readonly type: "ready"; readonly pid: number | undefined; readonly ready: WorkerReady }
  /** A healthy worker is replaced. */
  | { readonly type: "recycling"; readonly pid: number | undefined }
  | { readonly type: "ended"; readonly pid: number | undefined; readonly error: VoxError | undefined }
  /** So many workers have died that none is started for a while. If `final`, none is started again. */
  | { readonly type: "down"; readonly error: VoxError; readonly final: boolean };

export interface Slot<Work, Answer> {
  readonly worker: Worker<Work, Answer>;
  /** The jobs that it does now: one, or a batch. */
  readonly jobs: Set<Job<Work, Answer>>;
  /** The worker that will take its place. Until that is ready, this one goes on working. */
  replacement?: Slot<Work, Answer> | undefined;
  /** It gets no more jobs, because its replacement is ready or because its callers have left and it is killed. */
  retired: boolean;
  /** Returns after each job whether it is due for replacement. */
  readonly isDue: (rss: number | undefined) => boolean;
}

/** The workers of a pool. It replaces those that die and those that are due. */
export interface WorkerSupervisor<Work, Answer> {
  readonly members: ReadonlySet<Slot<Work, Answer>>;
  /** Number of members that have died. */
  readonly deaths: number;
  /** Error that rejects new jobs while no worker can be started. */
  readonly down: VoxError | undefined;
  /** Starts one more worker, unless there are `size` already, or a worker has just died. */
  grow(): void;
  /** Notes that a member has answered a job. */
  answered(): void;
  /** Notes that a member has finished a job, and replaces it if it is due. */
  finished(member: Slot<Work, Answer>): void;
  /** Sets whether the workers, and the wait for the next one, keep the program alive. */
  keepAlive(needed: boolean): void;
  close(): Promise<void>;
}

export interface SupervisorListeners {
  readonly onReady: (ready: WorkerReady) => void;
  /** Called when a worker has ended or may be started again. */
  readonly onChange: () => void;
  /** Called when no worker can be started, for now or for ever. */
  readonly onDown: (error: VoxError) => void;
}

export function isStarting({ state }: Pick<Worker<unknown, unknown>, "state">): boolean {
  return state === "handshake" || state === "loading";
}

/** Opens the supervisor of a pool. It starts no worker before `grow`. */
export function openSupervisor<Work, Answer>(
  options: SupervisorOptions<Work, Answer>,
  listeners: SupervisorListeners,
): WorkerSupervisor<Work, Answer> {
  return new Supervisor(options, listeners);
}

class Supervisor<Work, Answer> implements WorkerSupervisor<Work, Answer> {
  readonly members = new Set<Slot<Work, Answer>>();
  readonly #options: SupervisorOptions<Work, Answer>;
  readonly #listeners: SupervisorListeners;
  readonly #restarts: RestartLimits;
  readonly #policy: RestartPolicy;
  readonly #nextStart: StartTimer;
  #down: { readonly error: VoxError; readonly final: boolean } | undefined;
  #alive = true;
  #closed = false;
  #deaths = 0;

  constructor(options: SupervisorOptions<Work, Answer>, listeners: SupervisorListeners) {
    this.#options = options;
    this.#listeners = listeners;
    this.#restarts = { ...DEFAULT_RESTARTS, ...options.restarts };
    this.#policy = createRestartPolicy(this.#restarts);
    const { least = 1 } = options;
    this.#nextStart = createStartTimer(() => {
      while (this.members.size < least) this.#start();
      listeners.onChange();
    });
  }

  get deaths(): number {
    return this.#deaths;
  }

  get down(): VoxError | undefined {
    return this.#down?.error;
  }

  grow(): void {
    const { size = 1 } = this.#options;
    if (this.#nextStart.isSet || this.#down !== undefined || this.#closed) return;
    if (countPresent(this.members) < size) this.#start();
  }

  answered(): void {
    this.#policy.answered();
  }

  finished(member: Slot<Work, Answer>): void {
    // If its replacement fails, the member goes on, and tries again after the back-off.
    if (!member.isDue(member.worker.rss) || !this.members.has(member)) return;
    if (member.replacement !== undefined || this.#nextStart.isSet || this.#closed) return;
    notify(this.#options.onEvent, { type: "recycling", pid: member.worker.pid });
    member.replacement = this.#start();
  }

  keepAlive(needed: boolean): void {
    if (this.#closed) return; // Each worker that is leaving keeps the program alive until it has left.
    this.#alive = needed;
    for (const { worker } of this.members) worker.keepAlive(needed);
    this.#nextStart.keepAlive(needed);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#nextStart.clear();
    await Promise.all([...this.members].map(endMember));
  }

  #start(): Slot<Work, Answer> {
    const worker = startWorker(this.#options);
    const member = slotOf(worker, this.#options.recycling);
    this.members.add(member);
    worker.keepAlive(this.#alive);
    notify(this.#options.onEvent, { type: "started", pid: worker.pid });
    worker.ready.then(
      (ready) => this.#onMemberReady(member, ready),
      () => {}, // `ended` reports the failure.
    );
    void worker.ended.then((error) => this.#onMemberEnded(member, error));
    return member;
  }

  #onMemberReady(member: Slot<Work, Answer>, ready: WorkerReady): void {
    if (this.#closed) return;
    this.#policy.ready();
    this.#down = undefined; // If this start was a probe, it has succeeded.
    notify(this.#options.onEvent, { type: "ready", pid: member.worker.pid, ready });
    for (const other of this.members) if (other.replacement === member) other.retired = true;
    this.#listeners.onReady(ready);
    this.#listeners.onChange();
  }

  #onMemberEnded(member: Slot<Work, Answer>, error: VoxError | undefined): void {
    this.members.delete(member);
    notify(this.#options.onEvent, { type: "ended", pid: member.worker.pid, error });
    for (const other of this.members) if (other.replacement === member) other.replacement = undefined;
    if (this.#closed) return;
    if (error !== undefined) this.#replace(error);
    this.#listeners.onChange();
  }

  #replace(error: VoxError): void {
    this.#deaths += 1;
    if (this.#down?.final) return;
    const { engine, finalCodes } = this.#options.kind;
    const verdict = finalCodes.includes(error.code) ? "final" : this.#policy.died(performance.now());
    const state = { othersWork: anyReady(this.members), down: this.#down !== undefined };
    const step = afterDeath(error, verdict, state);
    if (step === "probe") this.#nextStart.set(this.#restarts.probeMs);
    else if (typeof step === "object") this.#nextStart.set(step.delayMs);
    else if (step === "refuse") this.#giveUp(downError(engine, this.#restarts, error), false);
    else this.#giveUp(error, step === "refuse for ever");
  }

  /** Refuses all jobs at once, with the cause, because no worker would do them. */
  #giveUp(error: VoxError, final: boolean): void {
    this.#down = { error, final };
    this.#nextStart.clear();
    notify(this.#options.onEvent, { type: "down", error, final });
    this.#listeners.onDown(error);
    if (!final) this.#nextStart.set(this.#restarts.probeMs);
  }
}

function slotOf<Work, Answer>(
  worker: Worker<Work, Answer>,
  recycling: Partial<RecyclingLimits> | undefined,
): Slot<Work, Answer> {
  return { worker, jobs: new Set(), isDue: createRecycling({ ...DEFAULT_RECYCLING, ...recycling }), retired: false };
}

/** Returns how many members need no other in their place. A worker that has just died counts until its back-off has begun. */
function countPresent<Work, Answer>(members: ReadonlySet<Slot<Work, Answer>>): number {
  return [...members].filter(({ retired }) => !retired).length;
}

type NextStep = { readonly delayMs: number } | "probe" | "refuse" | "refuse with cause" | "refuse for ever";

/** Decides what follows the death of a worker: another start, after the back-off or the time of a probe, or a refusal. */
function afterDeath(
  { code }: VoxError,
  verdict: { readonly delayMs: number } | "give up" | "final",
  { othersWork, down }: { readonly othersWork: boolean; readonly down: boolean },
): NextStep {
  // The other workers do the jobs meanwhile.
  if (othersWork) return typeof verdict === "object" ? verdict : "probe";
  if (verdict === "final") return "refuse for ever";
  // Nobody should wait for a slow load five times.
  if (code === "VOX_WORKER_LOAD") return "refuse with cause";
  return verdict === "give up" || down ? "refuse" : verdict;
}

function anyReady<Work, Answer>(members: ReadonlySet<Slot<Work, Answer>>): boolean {
  return [...members].some(({ worker: { state } }) => state === "ready" || state === "busy");
}

/** Ends a member. A worker that works or loads does not read a shutdown message before it is done, and needs none. */
function endMember<Work, Answer>({ worker, jobs }: Slot<Work, Answer>): Promise<void> {
  return jobs.size > 0 || isStarting(worker) ? worker.kill() : worker.stop();
}
