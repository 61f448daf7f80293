import type { VoxError, VoxErrorCode } from "../core/errors.js";
import type { SupervisedChild } from "./child.js";
import type { WorkerTimeouts } from "./timeouts.js";
import type { Trace } from "./worker-errors.js";

/** One kind of worker process, such as a Python engine. `worker.ts` supervises a process of any kind. */
export interface WorkerKind<Job, Answer> {
  /** The engine that errors name, such as `"kokoro-python"`. */
  readonly engine: string;
  /** Codes of errors that the next start would meet again: no worker is started after one of them. */
  readonly finalCodes: readonly VoxErrorCode[];
  /** Whether SIGABRT makes the process write the stacks of its threads to standard error before it ends. */
  readonly writesStacks: boolean;
  /** Starts a process. A process that cannot be started reports that in `process.exited`. */
  start(context: LinkContext): WorkerLink<Job, Answer>;
  /** The error for a process that could not be started and will not start at the next try. */
  cannotStart(failure: Error): VoxError;
}

/** What a link may use of its supervisor. */
export interface LinkContext {
  readonly timeouts: WorkerTimeouts;
  /** What is known of the worker now, for errors. */
  readonly trace: () => Trace;
  /** Reports that the worker broke the protocol: its process is killed. */
  readonly onViolation: (reason: string) => void;
  /** Reports that the worker closed its end: it is about to exit, or it broke the protocol. */
  readonly onSilence: (reason: string) => void;
}

/**
 * A process that was started, and how to talk to it.
 *
 * Each question rejects with the error of {@link close}, or with a `ProtocolViolation` where the answer is of the wrong type.
 */
export interface WorkerLink<Job, Answer> {
  readonly process: SupervisedChild;
  /** Resolves when the process says who it is: with the versions of what it runs on. */
  greet(): Promise<Readonly<Record<string, string>>>;
  /** Loads the model. @throws {VoxError} the reason why it cannot be loaded. */
  load(onProgress: () => void): Promise<Loaded>;
  /** Runs one job. Jobs of one batch are asked for in a row, all but the last with `more`. */
  run(job: Job, more: boolean): Promise<Reply<Answer>>;
  /** Resolves with the resident memory. @unit bytes */
  ping(): Promise<number | undefined>;
  /** Asks the process to leave. Absent where a process holds nothing that a kill would lose. */
  shutDown?: () => void;
  /** Rejects every open and every later question with `reason`. */
  close(reason: Error): void;
}

export interface Loaded {
  /** @unit hertz */
  readonly sampleRate: number;
  readonly versions: Readonly<Record<string, string>>;
  /** How long each part of the load took. @unit milliseconds */
  readonly phases: Readonly<Record<string, number>>;
  /** Resident memory. @unit bytes */
  readonly rss: number | undefined;
}

/** What a worker answers to a job. A fatal error is one after which the worker is of no use. */
export type Reply<Answer> =
  | { readonly type: "answer"; readonly answer: Answer; readonly rss: number | undefined }
  | { readonly type: "failed"; readonly error: VoxError; readonly fatal: boolean };

/** A worker gave an answer of a type that does not fit the question. */
export class ProtocolViolation extends Error {
  override readonly name = "ProtocolViolation";
}
