import type { Materials } from "../materials.js";

/** A contestant: a file in this folder, and a line in `all.ts`. */
export interface Contestant {
  /** Name in the table and for `--only`. */
  readonly name: string;
  /** Its version and runtime, for a line below the table. */
  readonly about: string;
  /** Without it, only pace, level and the amount of voice are checked. */
  readonly reference?: Reference;
  /**
   * Installs the dependencies, once, and returns the command that starts the contestant.
   *
   * @throws {Error} with the reason why it cannot take part and what to do; the run continues without it.
   */
  prepare(materials: Materials): Promise<Command>;
}

/** A contestant with the same phonemes and float32 weights, whose sound must be similar. */
export interface Reference {
  /** Name of a contestant. */
  readonly name: string;
  /** Maximum distance of the sounds; see `soundDistance`. @unit decibels */
  readonly farthest: number;
}

/** Limit for the same weights: mixed precision reaches 0.5 to 1.5, a sound without a fifth of the text 2.5. @unit decibels */
export const FAITHFUL = 2;

/** Limit for weights and activations in 8 bits, whose durations differ: they reach 3, another sentence 8. @unit decibels */
export const QUANTISED = 6;

/** A program that speaks the protocol of `serve.mjs` and `serve.py`. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Environment variables, added to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}
