import type { CallOptions } from "../core/engine.js";
import type { Token } from "../text/tokens.js";
import type { Pronunciation } from "./pronunciation.js";

/** Interface between text and engine: converts the words and marks of sentences into phonemes. */
export interface Phonemizer<Tag extends string = string> extends AsyncDisposable {
  /**
   * Returns one pronunciation for each passage, in order.
   *
   * @param passages the tokens of each passage
   * @param language BCP 47 tag in lower case
   * @throws {VoxError} `VOX_DEPENDENCY_MISSING`, `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`.
   */
  phonemize(
    passages: readonly (readonly Token[])[],
    language: Tag,
    options?: CallOptions,
  ): Promise<readonly Pronunciation[]>;
}
