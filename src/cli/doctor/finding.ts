import type { CallOptions } from "../../core/engine.js";

export interface DiagnoseOptions extends CallOptions {
  /** Called before each check, some of which take a minute. */
  readonly onCheck?: ((what: string) => void) | undefined;
}

/** What one check has found. */
export interface Finding {
  readonly check: string;
  /** A note is no fault: something that the first use will bring about by itself, or that is not needed by all. */
  readonly state: "ok" | "note" | "problem";
  readonly detail: string;
  /** What to run or change. */
  readonly remedy?: string;
}
