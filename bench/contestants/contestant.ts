import type { Materials } from "../materials.js";

/** One that takes part: a file in this folder, and a line in `all.ts`. */
export interface Contestant {
  /** As it stands in the table, and behind `--only`. */
  readonly name: string;
  /** What it runs on, in a line below the table. */
  readonly about: string;
  /** Without it, a contestant is held to its pace and level, and to the voice of the others. */
  readonly reference?: Reference;
  /**
   * Installs what it needs, once, and says how it is started.
   *
   * @throws what keeps it from taking part, with what to do about it; the run goes on without it.
   */
  prepare(materials: Materials): Promise<Command>;
}

/** What has the same phonemes and float32 weights, so that a contestant's sound must be like its sound. */
export interface Reference {
  /** Name of a contestant. */
  readonly name: string;
  /** How far the sounds may be apart; see `soundDistance`. @unit decibels */
  readonly farthest: number;
}

/** Of the same weights: mixed precision is at 0.5 to 1.5, a fifth left out at 2.5. @unit decibels */
export const FAITHFUL = 2;

/** Of weights and activations in 8 bits, whose durations differ: they are at 3, another sentence at 8. @unit decibels */
export const QUANTISED = 6;

/** A program that speaks the protocol of `serve.mjs` and `serve.py`. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Beside the variables of this process. */
  readonly env?: Readonly<Record<string, string>>;
}
