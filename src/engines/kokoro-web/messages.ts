import type { SessionInput } from "../kokoro/run-model.js";

/** How to open the model. */
export interface ModelSettings {
  /** The export, as it was downloaded. */
  readonly weights: Uint8Array<ArrayBuffer>;
  /** Threads of one run. More than one needs a page that is cross-origin isolated. */
  readonly threads: number;
}

/** A question to the worker: whether it can run at all, then for a session, then for runs of it. */
export type ModelQuestion =
  | { readonly type: "check" }
  | { readonly type: "open"; readonly settings: ModelSettings }
  | { readonly type: "run"; readonly input: SessionInput };
