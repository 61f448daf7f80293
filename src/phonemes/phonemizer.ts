import type { CallOptions } from "../core/engine.js";
import type { Token } from "../text/tokens.js";
import type { Pronunciation } from "./pronunciation.js";

/** The seam between text and engine: turns the words and marks of sentences into phonemes. */
export interface Phonemizer<Tag extends string = string> extends AsyncDisposable {
  /**
   * One pronunciation per passage, in order.
   *
   * @throws {VoxError} `VOX_DEPENDENCY_MISSING`, `VOX_ENGINE_FAILED`, `VOX_ENGINE_CLOSED`.
   */
  phonemize(
    passages: readonly (readonly Token[])[],
    language: Tag,
    options?: CallOptions,
  ): Promise<readonly Pronunciation[]>;
}
