/** An order of the page to the player. */
export type PlaybackOrder =
  /** Sound to play after all earlier sound. */
  | { readonly type: "samples"; readonly samples: Float32Array }
  /** No more sound comes. */
  | { readonly type: "complete" }
  | { readonly type: "pause"; readonly paused: boolean }
  | { readonly type: "rate"; readonly rate: number }
  /** `seek` counts these orders, from 1. */
  | { readonly type: "seek"; readonly seconds: number; readonly seek: number }
  | { readonly type: "stop" };

/** Report of the player to the page, fifty times a second while it plays. */
export interface PlaybackReport {
  /** The place in the sound that plays now. @unit seconds */
  readonly seconds: number;
  /** Sound that has arrived and not played; negative for a place that has not arrived. @unit seconds */
  readonly aheadSeconds: number;
  /** The sound has run dry, or the listener has gone to a place that has not arrived. */
  readonly isWaiting: boolean;
  /** All sound has played, and no more comes. */
  readonly isAtEnd: boolean;
  /** Number of the last `seek` that the player has obeyed, or 0. */
  readonly seek: number;
}
