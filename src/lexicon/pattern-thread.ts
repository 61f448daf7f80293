import { abortable } from "../core/abort.js";
import { moduleUrl } from "../core/bundled.js";
import type { CallOptions } from "../core/engine.js";
import { openThread } from "../platform/open-thread.js";
import type { Thread } from "../platform/thread.js";
import type { Found } from "./find-patterns.js";
import type { LexiconPattern } from "./lexicon.js";

/** Request to the pattern thread. */
export interface PatternQuestion {
  readonly text: string;
  readonly patterns: readonly LexiconPattern[];
  /** Shared memory, in which the thread writes the index of the running pattern. */
  readonly current: Int32Array;
}

/** Time limit for the patterns of one text, and the extra time for each character of the text and each pattern. */
const TIME_LIMIT_MS = 10_000;
const TIME_LIMIT_MS_PER_CHARACTER = 0.001;

/** Error of a search that exceeds its time limit. */
export class PatternTimeout extends Error {
  /** Index of the pattern that was running. */
  readonly index: number;
  /** Time limit of the search. @unit seconds */
  readonly seconds: number;

  constructor(index: number, seconds: number) {
    super(`the search for a pattern took longer than ${seconds} s`);
    this.index = index;
    this.seconds = seconds;
  }
}

/** Runs patterns in a thread that can be terminated: a regular expression may never end, and cannot be aborted. */
export interface PatternThread {
  /**
   * Returns the matches of each pattern in a text. Searches run one after the other.
   *
   * @throws {PatternTimeout} if the search exceeds its time limit.
   */
  find(
    text: string,
    patterns: readonly LexiconPattern[],
    options?: CallOptions,
  ): Promise<readonly (readonly Found[])[]>;
}

/** Opens a pattern thread. It starts with the first search, serves all later ones, and does not keep the process alive. */
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
      script: new URL("./pattern-worker.js", moduleUrl(import.meta.url)),
      engine: "lexicon",
      name: "The search for the patterns of a lexicon",
    });
    const running = thread;
    const current = new Int32Array(new SharedArrayBuffer(4));
    const limitMs = TIME_LIMIT_MS + Math.ceil(TIME_LIMIT_MS_PER_CHARACTER * text.length * patterns.length);
    const clock = AbortSignal.timeout(limitMs);
    try {
      return await abortable(running.ask({ text, patterns, current }, { signal: clock }), signal);
    } catch (error) {
      thread = undefined;
      await running[Symbol.asyncDispose]();
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
