/** A text that arrives in pieces. */
export interface ArrivingText {
  /**
   * Returns the text that has arrived since the last call. Waits until some has.
   *
   * @throws the reason of an abort.
   */
  take(): Promise<Arrival>;
  /** Returns whether `take` would wait for the producer of the text. */
  isWaiting(): Promise<boolean>;
}

/** Text that has arrived, and the reason why no more of it has. */
export interface Arrival {
  readonly text: string;
  readonly status:
    | { readonly kind: "more" | "flush" | "end" }
    /** The producer failed. What precedes the failure is still spoken. */
    | { readonly kind: "failure"; readonly error: unknown };
}
