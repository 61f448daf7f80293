import type { CallOptions } from "../core/engine.js";

/** What passes between a thread and its owner. */
export interface ThreadRequest<Question> {
  readonly id: number;
  readonly question: Question;
}

export type ThreadReply<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string };

export interface ThreadSettings {
  /** The file that the thread runs; it calls `serveThread`. */
  readonly script: URL;
  /** The engine that errors name. */
  readonly engine: string;
  /** The thread, as the beginning of the sentence of an error. */
  readonly name: string;
}

/** A worker thread that answers questions, one after the other. */
export interface Thread<Question, Answer> extends AsyncDisposable {
  /** @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`. */
  ask(question: Question, options?: CallOptions): Promise<Answer>;
}
