/** What one check has found. */
export interface Finding {
  readonly check: string;
  /** A note is no fault: something that the first use will bring about by itself, or that is not needed by all. */
  readonly state: "ok" | "note" | "problem";
  readonly detail: string;
  /** What to run or change. */
  readonly remedy?: string;
}
