import type { VoxError } from "../core/errors.js";
import type { Job } from "./jobs.js";
import { notify } from "./notify.js";
import { createRecycling, DEFAULT_RECYCLING, type RecyclingLimits } from "./recycling.js";
import { createRestartPolicy, DEFAULT_RESTARTS, type RestartLimits } from "./restarts.js";
import { startWorker, type Worker, type WorkerOptions, type WorkerReady } from "./worker.js";
import { downError } from "./worker-errors.js";

export interface SupervisorOptions<Work, Answer> extends WorkerOptions<Work, Answer> {
  /** Workers, each with a model of its own. @default 1 */
  readonly size?: number | undefined;
  /** Workers that are there also while nothing waits; the others start when jobs wait for them. @default 1 */
  readonly least?: number | undefined;
  readonly restarts?: Partial<RestartLimits> | undefined;
  readonly recycling?: Partial<RecyclingLimits> | undefined;
  readonly onEvent?: ((event: PoolEvent) => void) | undefined;
}

export type PoolEvent =
  | { readonly type: "started"; readonly pid: number | undefined }
  | { readonly type: "ready"; readonly pid: number | undefined; readonly ready: WorkerReady }
  /** A healthy worker is replaced. */
  | { readonly type: "recycling"; readonly pid: number | undefined }
  | { readonly type: "ended"; readonly pid: number | undefined; readonly error: VoxError | undefined }
  /** So many workers have died that none is started for now, or ever again where `final`. */
  | { readonly type: "down"; readonly error: VoxError; readonly final: boolean };

export interface Slot<Work, Answer> {
  readonly worker: Worker<Work, Answer>;
  /** What it is at: one job, or a batch. */
  readonly jobs: Set<Job<Work, Answer>>;
  /** The one that is to take its place; until that is ready, this one goes on working. */
  replacement?: Slot<Work, Answer> | undefined;
  /** Its replacement is ready: it gets no more jobs. */
  retired: boolean;
  /** Says after each job whether it is to be replaced. */
  readonly isDue: (rss: number | undefined) => boolean;
}

/** The workers of a pool: they are replaced when they die, or when they are due. */
export interface WorkerSupervisor<Work, Answer> {
  readonly members: ReadonlySet<Slot<Work, Answer>>;
  /** Why no worker is to be had for now. */
  readonly down: VoxError | undefined;
  /** Starts one more worker, unless there are as many as may be, or one has just died. */
  grow(): void;
  /** Notes that a member has answered a job. */
  answered(): void;
  /** Notes that a member is through with a job: it is replaced where it is due. */
  finished(member: Slot<Work, Answer>): void;
  /** Whether the workers, and the wait for the next one, keep the program alive. */
  keepAlive(needed: boolean): void;
  close(): Promise<void>;
}

export interface SupervisorListeners {
  readonly onReady: (ready: WorkerReady) => void;
  /** Somebody has gone, or may be asked for again. */
  readonly onChange: () => void;
  /** No worker is to be had for now, or ever. */
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
  const recycling = { ...DEFAULT_RECYCLING, ...options.recycling };
  const policy = createRestartPolicy(restarts);
  const members = new Set<Slot<Work, Answer>>();
  let down: { readonly error: VoxError; readonly final: boolean } | undefined;
  let next: { readonly timer: NodeJS.Timeout; readonly atMs: number } | undefined;
  let alive = true;
  let closed = false;

  return {
    members,
    get down() {
      return down?.error;
    },
    grow() {
      if (members.size < size && next === undefined && down === undefined && !closed) start();
    },
    answered: policy.answered,
    finished(member) {
      // One that has no luck with its replacement goes on, and tries again when the back-off is over.
      if (!member.isDue(member.worker.rss) || !members.has(member) || member.replacement || next || closed) return;
      notify(onEvent, { type: "recycling", pid: member.worker.pid });
      member.replacement = start();
    },
    keepAlive(needed) {
      if (closed) return; // Each worker that is on its way out sees to that by itself.
      alive = needed;
      for (const { worker } of members) worker.keepAlive(needed);
      if (needed) next?.timer.ref();
      else next?.timer.unref();
    },
    async close() {
      closed = true;
      clearTimeout(next?.timer);
      next = undefined;
      // One at work or at its load hears no farewell before it is through, and holds nothing that would need one.
      await Promise.all(
        [...members].map(({ worker, jobs }) => (jobs.size > 0 || isStarting(worker) ? worker.kill() : worker.stop())),
      );
    },
  };

  function start(): Slot<Work, Answer> {
    const worker = startWorker(options);
    const member: Slot<Work, Answer> = { worker, jobs: new Set(), isDue: createRecycling(recycling), retired: false };
    members.add(member);
    worker.keepAlive(alive);
    notify(onEvent, { type: "started", pid: worker.pid });
    worker.ready.then(
      (ready) => onMemberReady(member, ready),
      () => {}, // `ended` tells.
    );
    void worker.ended.then((error) => onMemberEnded(member, error));
    return member;
  }

  function onMemberReady(member: Slot<Work, Answer>, ready: WorkerReady): void {
    if (closed) return;
    policy.ready();
    down = undefined; // The probe, if it was one, has come through.
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
    if (anyReady())
      startAfter(typeof verdict === "object" ? verdict.delayMs : restarts.probeMs); // Jobs are done meanwhile.
    else if (verdict === "final") giveUp(error, true);
    else if (error.code === "VOX_WORKER_LOAD")
      giveUp(error, false); // Nobody should wait that long five times over.
    else if (verdict === "give up" || down !== undefined) giveUp(downError(kind.engine, restarts, error), false);
    else startAfter(verdict.delayMs);
  }

  function anyReady(): boolean {
    return [...members].some(({ worker: { state } }) => state === "ready" || state === "busy");
  }

  /** Refuses everything, at once and with the cause, rather than let callers wait for what does not come. */
  function giveUp(error: VoxError, final: boolean): void {
    down = { error, final };
    clearTimeout(next?.timer);
    next = undefined;
    notify(onEvent, { type: "down", error, final });
    onDown(error);
    if (!final) startAfter(restarts.probeMs);
  }

  function startAfter(delayMs: number): void {
    const atMs = performance.now() + delayMs;
    if (next !== undefined && next.atMs <= atMs) return;
    clearTimeout(next?.timer);
    const timer = setTimeout(() => {
      next = undefined;
      while (members.size < least) start();
      onChange();
    }, delayMs);
    if (!alive) timer.unref();
    next = { timer, atMs };
  }
}
