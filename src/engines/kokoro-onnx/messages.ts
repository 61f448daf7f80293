/** What passes between the engine and the worker process that holds the model. */

export interface SessionSettings {
  readonly modelPath: string;
  /** Threads that one run uses. */
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

/** What the model makes of it. */
export interface SessionOutput {
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Frames of each token; shape (tokens,). `sum(durations) * 600 == samples.length`. */
  readonly durations: Int32Array<ArrayBuffer>;
}

export type SessionMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "output"; readonly output: SessionOutput }
  | { readonly kind: "failed"; readonly message: string };
