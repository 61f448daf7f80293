import type { VoxError, VoxErrorCode } from "../core/errors.js";
import type { SupervisedChild } from "../platform/node/processes/supervised-child.js";
import type { WorkerTimeouts } from "./timeouts.js";
import type { Trace } from "./worker-errors.js";

/** One kind of worker process, such as a Python engine. `worker.ts` supervises a process of any kind. */
export interface WorkerKind<Job, Answer> {
  /** Name of the engine in errors, such as `"kokoro-python"`. */
  readonly engine: string;
  /** Codes of errors that would occur again at the next start. After such an error no worker is started. */
  readonly finalCodes: readonly VoxErrorCode[];
  /** Whether SIGABRT makes the process write the stacks of its threads to standard error before it ends. */
  readonly writesStacks: boolean;
  /** Starts a process. If the process cannot start, `process.exited` reports the failure. */
  start(context: LinkContext): WorkerLink<Job, Answer>;
  /** Returns the error for a process that could not be started and will not start at the next try either. */
  cannotStart(failure: Error): VoxError;
}

/** The part of its supervisor that a link uses. */
export interface LinkContext {
  readonly timeouts: WorkerTimeouts;
  /** Describes the worker now, for errors. */
  readonly trace: () => Trace;
  /** Reports that the worker broke the protocol. The supervisor kills its process. */
  readonly onViolation: (reason: string) => void;
  /** Reports that the worker closed its end: it is about to exit, or it broke the protocol. */
  readonly onSilence: (reason: string) => void;
}

/**
 * The connection to a started process.
 *
 * Each request rejects with the error of {@link close}, or with a `ProtocolViolation` if the answer has the wrong type.
 */
export interface WorkerLink<Job, Answer> {
  readonly process: SupervisedChild;
  /** Resolves when the process has identified itself: with the versions of its runtime. */
  greet(): Promise<Readonly<Record<string, string>>>;
  /** Loads the model. @throws {VoxError} the reason why it cannot be loaded. */
  load(onProgress: () => void): Promise<Loaded>;
  /** Runs one job. */
  run(job: Job, circumstances: Circumstances): Promise<Reply<Answer>>;
  /** Resolves with the resident memory. @unit bytes */
  ping(): Promise<number | undefined>;
  /** Asks the process to end. Absent if a kill loses nothing that the process holds. */
  shutDown?: () => void;
  /** Rejects every open and every later request with `reason`. */
  close(reason: Error): void;
}

/** The place of a job among others. A worker receives it with the job. */
export interface Circumstances {
  /** More jobs of the same batch follow. The jobs of a batch are sent in a row. */
  readonly more: boolean;
  /** The worker is to use no more than its share of the cores, because all workers have jobs. */
  readonly crowded: boolean;
}

/** A worker whose model is loaded. */
export interface Loaded {
  /** @unit hertz */
  readonly sampleRate: number;
  readonly versions: Readonly<Record<string, string>>;
  /** How long each part of the load took. @unit milliseconds */
  readonly phases: Readonly<Record<string, number>>;
  /** Resident memory. @unit bytes */
  readonly rss: number | undefined;
}

/** The answer of a worker to a job. After a fatal error, the worker cannot do another job. */
export type Reply<Answer> =
  | { readonly type: "answer"; readonly answer: Answer; readonly rss: number | undefined }
  | { readonly type: "failed"; readonly error: VoxError; readonly fatal: boolean };

/** Error for an answer whose type does not match the request. */
export class ProtocolViolation extends Error {
  override readonly name = "ProtocolViolation";
}
