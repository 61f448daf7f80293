import type { SessionInput } from "../kokoro/run-model.js";

/** How to open the model. */
export interface ModelSettings {
  /** The export, as it was downloaded. */
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly variant: WebVariant;
  /** Threads of one run. More than one needs a page that is cross-origin isolated. */
  readonly threads: number;
}

/** The form of the model. `wasm` sounds as in Node; `wasm-int8` differs by up to a decibel. */
export type WebVariant = "wasm" | "wasm-int8";

/** A question to the worker. The first opens the session, and the others run it. */
export type ModelQuestion =
  | { readonly type: "open"; readonly settings: ModelSettings }
  | { readonly type: "run"; readonly input: SessionInput };
