import type { SessionInput, SessionOutput } from "../kokoro/run-model.js";

/** Messages between the engine, the process that holds the model, and the thread of that process that runs it. */

export interface SessionSettings {
  readonly modelPath: string;
  /** Number of threads of one run. */
  readonly threads: number;
  /** Number of threads of a crowded run. */
  readonly crowdedThreads: number;
  /** Time without a run after which the model for those runs is freed. @unit ms @default 120_000 */
  readonly crowdedIdleMs?: number | undefined;
}

/** Settings of one session: a model that is loaded for a number of threads. */
export type OneSession = Pick<SessionSettings, "modelPath" | "threads">;

/** A question to the process, which answers each once, with its id. */
export type SessionQuestion =
  | { readonly id: number; readonly type: "hello" }
  /** Answered when the model is loaded. The process starts to load at once. */
  | { readonly id: number; readonly type: "load" }
  | { readonly id: number; readonly type: "run"; readonly input: SessionInput; readonly crowded: boolean }
  | { readonly id: number; readonly type: "ping" };

/** `rss` is the resident memory of the process. @unit bytes */
export type SessionAnswer =
  | { readonly id: number; readonly type: "hello"; readonly node: string }
  | { readonly id: number; readonly type: "loaded"; readonly tookMs: number; readonly rss: number }
  | { readonly id: number; readonly type: "output"; readonly output: SessionOutput; readonly rss: number }
  | { readonly id: number; readonly type: "pong"; readonly rss: number }
  | { readonly id: number; readonly type: "failed"; readonly message: string };

/** A question to the thread. The first opens the session, and the others run it. */
export type ModelQuestion =
  | { readonly type: "open"; readonly settings: OneSession }
  | { readonly type: "run"; readonly input: SessionInput };
