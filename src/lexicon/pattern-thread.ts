import { abortable } from "../core/abort.js";
import type { CallOptions } from "../core/engine.js";
import { openThread } from "../platform/open-thread.js";
import type { Thread } from "../platform/thread.js";
import type { Found } from "./find-patterns.js";
import type { LexiconPattern } from "./lexicon.js";

export interface PatternQuestion {
  readonly text: string;
  readonly patterns: readonly LexiconPattern[];
  /** Shared memory, in which the thread writes the index of the pattern that it is looking for. */
  readonly current: Int32Array;
}

/** Longest that the patterns of a text may take, and how much longer for each character that each of them looks at. */
const TIME_LIMIT_MS = 10_000;
const TIME_LIMIT_MS_PER_CHARACTER = 0.001;

/** Rejects a search that took too long. */
export class PatternTimeout extends Error {
  /** Index of the pattern that was being looked for. */
  readonly index: number;
  /** Time that the search was given. */
  readonly seconds: number;

  constructor(index: number, seconds: number) {
    super(`a pattern was still being looked for after ${seconds} s`);
    this.index = index;
    this.seconds = seconds;
  }
}

/** Looks for patterns in a thread that can be ended: a regular expression may take for ever, and hears no signal. */
export interface PatternThread {
  /**
   * What each pattern finds in a text. One text is searched at a time.
   *
   * @throws {PatternTimeout}
   */
  find(
    text: string,
    patterns: readonly LexiconPattern[],
    options?: CallOptions,
  ): Promise<readonly (readonly Found[])[]>;
}

/** The first search starts the thread, which is kept for the next one; it does not keep the program alive. */
export function openPatternThread(): PatternThread {
  let thread: Thread<PatternQuestion, readonly (readonly Found[])[]> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const search = async (
    text: string,
    patterns: readonly LexiconPattern[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (readonly Found[])[]> => {
    signal?.throwIfAborted();
    thread ??= openThread({
      script: new URL("./pattern-worker.js", import.meta.url),
      engine: "lexicon",
      name: "The search for the patterns of a lexicon",
    });
    const asked = thread;
    const current = new Int32Array(new SharedArrayBuffer(4));
    const limitMs = TIME_LIMIT_MS + Math.ceil(TIME_LIMIT_MS_PER_CHARACTER * text.length * patterns.length);
    const clock = AbortSignal.timeout(limitMs);
    try {
      return await abortable(asked.ask({ text, patterns, current }, { signal: clock }), signal);
    } catch (error) {
      thread = undefined;
      await asked[Symbol.asyncDispose]();
      if (signal?.aborted || error !== clock.reason) throw error;
      throw new PatternTimeout(Atomics.load(current, 0), Math.round(limitMs / 1000));
    }
  };

  return {
    find(text, patterns, { signal } = {}) {
      const found = turn.then(() => search(text, patterns, signal));
      turn = found.catch(() => {});
      return abortable(found, signal);
    },
  };
}
