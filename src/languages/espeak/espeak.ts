import { moduleUrl } from "../../core/bundled.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { openThread } from "../../platform/open-thread.js";
import type { EspeakQuestion } from "./espeak-messages.js";

/** eSpeak NG in a worker thread, which starts with the first call. */
export interface Espeak extends AsyncDisposable {
  /**
   * Returns one line of IPA, with stress marks and ties (`^`), for each line of text. The IPA of a line without sound is
   * empty.
   *
   * @param lines text without line breaks
   * @param voice eSpeak's name of the voice, such as `"fr-fr"`
   * @throws {VoxError} `VOX_DEPENDENCY_MISSING` if the package `espeak-ng` is not installed; `VOX_ENGINE_FAILED`,
   *   `VOX_ENGINE_CLOSED`.
   */
  phonemize(lines: readonly string[], voice: string, options?: CallOptions): Promise<readonly string[]>;
}

/** Opens eSpeak NG. The thread starts with the first call. */
export function openEspeak(): Espeak {
  const thread = openThread<EspeakQuestion, readonly string[]>({
    script: new URL("./espeak-worker.js", moduleUrl(import.meta.url)),
    engine: "espeak-ng",
    name: "The eSpeak NG phonemizer",
  });
  return {
    async phonemize(lines, voice, options) {
      options?.signal?.throwIfAborted();
      if (lines.length === 0) return [];
      requirePackage();
      return thread.ask({ lines, voice }, options);
    },
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}

function requirePackage(): void {
  try {
    import.meta.resolve("espeak-ng");
  } catch (cause) {
    throw new VoxError(
      "VOX_DEPENDENCY_MISSING",
      "The package espeak-ng is not installed; every language except English needs it; run: npm install espeak-ng",
      { dependency: "espeak-ng", command: "npm install espeak-ng" },
      { cause },
    );
  }
}
