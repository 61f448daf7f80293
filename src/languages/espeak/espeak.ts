import { moduleUrl } from "../../core/bundled.js";
import type { CallOptions } from "../../core/engine.js";
import { openThread } from "../../platform/open-thread.js";
import type { EspeakQuestion } from "./espeak-messages.js";
import { missingEspeak } from "./espeak-package.js";
import type { EspeakVoice } from "./voice.js";

/** eSpeak NG in a worker thread, which starts with the first call. */
export interface Espeak extends AsyncDisposable {
  /**
   * Returns one line of IPA, with stress marks and ties (`^`), for each line of text. The IPA of a line without sound is
   * empty.
   *
   * @param lines text without line breaks
   * @throws {VoxError} `VOX_DEPENDENCY_MISSING` if the package `espeak-ng` is not installed; `VOX_ENGINE_FAILED`,
   *   `VOX_ENGINE_CLOSED`.
   */
  phonemize(
    lines: readonly string[],
    voice: Pick<EspeakVoice, "language" | "voice">,
    options?: CallOptions,
  ): Promise<readonly string[]>;
}

/** Opens eSpeak NG. The thread starts with the first call. */
export function openEspeak(): Espeak {
  const thread = openThread<EspeakQuestion, readonly string[]>({
    script: new URL("./espeak-worker.js", moduleUrl(import.meta.url)),
    engine: "espeak-ng",
    name: "The eSpeak NG phonemizer",
  });
  return {
    async phonemize(lines, { language, voice }, options) {
      options?.signal?.throwIfAborted();
      if (lines.length === 0) return [];
      const missing = missingEspeak(language);
      if (missing !== undefined) throw missing;
      return thread.ask({ lines, voice }, options);
    },
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
