import { moduleUrl } from "../../core/bundled.js";
import type { CallOptions } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { openThread } from "../../platform/open-thread.js";
import type { EspeakQuestion } from "./espeak-messages.js";

/** eSpeak NG in a worker thread of its own, which is started by the first call. */
export interface Espeak extends AsyncDisposable {
  /**
   * IPA with stress marks and ties (`^`), one line per line; empty where a line has no sound.
   *
   * @param lines text without line breaks
   * @param voice eSpeak's own name, such as `"fr-fr"`
   * @throws {VoxError} `VOX_DEPENDENCY_MISSING` where the package `espeak-ng` is not installed; `VOX_ENGINE_FAILED`,
   *   `VOX_ENGINE_CLOSED`.
   */
  phonemize(lines: readonly string[], voice: string, options?: CallOptions): Promise<readonly string[]>;
}

export function openEspeak(): Espeak {
  const thread = openThread<EspeakQuestion, readonly string[]>({
    script: new URL("./espeak-worker.js", moduleUrl(import.meta.url)),
    engine: "espeak-ng",
    name: "eSpeak NG, which reads the text,",
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
      "Every language but English needs the package espeak-ng, which is not installed; run: npm install espeak-ng",
      { dependency: "espeak-ng", command: "npm install espeak-ng" },
      { cause },
    );
  }
}
