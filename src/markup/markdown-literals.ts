import { lastAtMost } from "./offset-map.js";

/** Ranges of the text whose brackets are always text: code and escaped characters. */
export class MarkdownLiterals {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Adds a range. Each range begins at or after the end of the one before. */
  add(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** Whether the character at `at` is in one of the ranges. */
  has(at: number): boolean {
    return at < (this.#ends[lastAtMost(this.#starts, at)] ?? 0);
  }
}
