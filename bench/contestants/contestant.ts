import type { Materials } from "../materials.js";

/** One that takes part: a file in this folder, and a line in `all.ts`. */
export interface Contestant {
  /** As it stands in the table, and behind `--only`. */
  readonly name: string;
  /** What it runs on, in a line below the table. */
  readonly about: string;
  /**
   * Name of the contestant with the same phonemes and float32 weights, which its own sound must be like. Without one it is
   * held to the pace, the level and the voice of the others.
   */
  readonly soundsLike?: string;
  /**
   * Installs what it needs, once, and says how it is started.
   *
   * @throws what keeps it from taking part, with what to do about it; the run goes on without it.
   */
  prepare(materials: Materials): Promise<Command>;
}

/** A program that speaks the protocol of `serve.mjs` and `serve.py`. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Beside the variables of this process. */
  readonly env?: Readonly<Record<string, string>>;
}
