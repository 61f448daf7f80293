import type { CallOptions } from "../../core/engine.js";

export interface DiagnoseOptions extends CallOptions {
  /** Called before each check, some of which take a minute. */
  readonly onCheck?: ((what: string) => void) | undefined;
}

/** Result of one check. */
export interface Finding {
  readonly check: string;
  /** A "note" is not a problem: the first use fetches the missing part, or not every user needs it. */
  readonly state: "ok" | "note" | "problem";
  readonly detail: string;
  /** Command to run, or setting to change. */
  readonly remedy?: string;
}
