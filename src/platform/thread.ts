import type { CallOptions } from "../core/engine.js";

/** Message from the owner of a thread to the thread. */
export interface ThreadRequest<Question> {
  readonly id: number;
  readonly question: Question;
}

/** Message from a thread to its owner. */
export type ThreadReply<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly error: string };

export interface ThreadSettings {
  /** The file that the thread runs. It calls `serveThread`. */
  readonly script: URL;
  /** The engine that errors name. */
  readonly engine: string;
  /** Name of the thread, which begins the message of an error. */
  readonly name: string;
}

/** Options of a question. */
export interface AskOptions extends CallOptions {
  /** Buffers of the question that move to the thread instead of being copied. They are empty afterwards. */
  readonly transfer?: readonly ArrayBuffer[] | undefined;
}

/** A worker thread that answers questions, one after another. */
export interface Thread<Question, Answer> extends AsyncDisposable {
  /** @throws {VoxError} `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`. */
  ask(question: Question, options?: AskOptions): Promise<Answer>;
}
