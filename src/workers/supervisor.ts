import type { VoxError } from "../core/errors.js";
import type { Job } from "./jobs.js";
import { notify } from "./notify.js";
import { createRecycling, DEFAULT_RECYCLING, type RecyclingLimits } from "./recycling.js";
import { createRestartPolicy, DEFAULT_RESTARTS, type RestartLimits } from "./restarts.js";
import { createStartTimer } from "./start-timer.js";
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

export function openSupervisor<Work, Answer>(
  options: SupervisorOptions<Work, Answer>,
  { onReady, onChange, onDown }: SupervisorListeners,
): WorkerSupervisor<Work, Answer> {
  const { kind, size = 1, least = 1, onEvent } = options;
  const restarts = { ...DEFAULT_RESTARTS, ...options.restarts };
  const policy = createRestartPolicy(restarts);
  const members = new Set<Slot<Work, Answer>>();
  const nextStart = createStartTimer(() => {
    while (members.size < least) start();
    onChange();
  });
  let down: { readonly error: VoxError; readonly final: boolean } | undefined;
  let alive = true;
  let closed = false;

  return {
    members,
    get down() {
      return down?.error;
    },
    grow() {
      if (countPresent(members) < size && !nextStart.isSet && down === undefined && !closed) start();
    },
    answered: policy.answered,
    finished(member) {
      // If its replacement fails, the member goes on, and tries again after the back-off.
      if (!member.isDue(member.worker.rss) || !members.has(member) || member.replacement || nextStart.isSet || closed)
        return;
      notify(onEvent, { type: "recycling", pid: member.worker.pid });
      member.replacement = start();
    },
    keepAlive(needed) {
      if (closed) return; // Each worker that is leaving keeps the program alive until it has left.
      alive = needed;
      for (const { worker } of members) worker.keepAlive(needed);
      nextStart.keepAlive(needed);
    },
    async close() {
      closed = true;
      nextStart.clear();
      await Promise.all([...members].map(endMember));
    },
  };

  function start(): Slot<Work, Answer> {
    const worker = startWorker(options);
    const member = slotOf(worker, options.recycling);
    members.add(member);
    worker.keepAlive(alive);
    notify(onEvent, { type: "started", pid: worker.pid });
    worker.ready.then(
      (ready) => onMemberReady(member, ready),
      () => {}, // `ended` reports the failure.
    );
    void worker.ended.then((error) => onMemberEnded(member, error));
    return member;
  }

  function onMemberReady(member: Slot<Work, Answer>, ready: WorkerReady): void {
    if (closed) return;
    policy.ready();
    down = undefined; // If this start was a probe, it has succeeded.
    notify(onEvent, { type: "ready", pid: member.worker.pid, ready });
    for (const other of members) if (other.replacement === member) other.retired = true;
    onReady(ready);
    onChange();
  }

  function onMemberEnded(member: Slot<Work, Answer>, error: VoxError | undefined): void {
    members.delete(member);
    notify(onEvent, { type: "ended", pid: member.worker.pid, error });
    for (const other of members) if (other.replacement === member) other.replacement = undefined;
    if (closed) return;
    if (error !== undefined) replace(error);
    onChange();
  }

  function replace(error: VoxError): void {
    if (down?.final) return;
    const verdict = kind.finalCodes.includes(error.code) ? "final" : policy.died(performance.now());
    const step = afterDeath(error, verdict, { othersWork: anyReady(members), down: down !== undefined });
    if (step === "probe") nextStart.set(restarts.probeMs);
    else if (typeof step === "object") nextStart.set(step.delayMs);
    else giveUp(step === "refuse" ? downError(kind.engine, restarts, error) : error, step === "refuse for ever");
  }

  /** Refuses all jobs at once, with the cause, because no worker would do them. */
  function giveUp(error: VoxError, final: boolean): void {
    down = { error, final };
    nextStart.clear();
    notify(onEvent, { type: "down", error, final });
    onDown(error);
    if (!final) nextStart.set(restarts.probeMs);
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
