/** Messages between the engine, the process that holds the model, and the thread of that process that runs it. */

export interface SessionSettings {
  readonly modelPath: string;
  /** Number of threads of one run. */
  readonly threads: number;
}

/** One utterance for the model. */
export interface SessionInput {
  /** Phoneme ids with a pad at both ends; shape (tokens,). */
  readonly ids: Int32Array<ArrayBuffer>;
  /** Shape (256,). */
  readonly style: Float32Array<ArrayBuffer>;
  readonly speed: number;
}

/** The output of the model for one utterance. */
export interface SessionOutput {
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Frames of each token; shape (tokens,). `sum(durations) * 600 == samples.length`. */
  readonly durations: Int32Array<ArrayBuffer>;
}

/** A question to the process, which answers each once, with its id. */
export type SessionQuestion =
  | { readonly id: number; readonly type: "hello" }
  /** Answered when the model is loaded. The process starts to load at once. */
  | { readonly id: number; readonly type: "load" }
  | { readonly id: number; readonly type: "run"; readonly input: SessionInput }
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
  | { readonly type: "open"; readonly settings: SessionSettings }
  | { readonly type: "run"; readonly input: SessionInput };
