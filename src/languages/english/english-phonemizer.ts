import { moduleUrl } from "../../core/bundled.js";
import type { Phonemizer } from "../../phonemes/phonemizer.js";
import type { Pronunciation } from "../../phonemes/pronunciation.js";
import { openThread } from "../../platform/open-thread.js";
import type { EnglishDialect } from "./dialect.js";
import type { EnglishQuestion } from "./english-messages.js";

/**
 * Opens the English phonemizer, which uses dictionaries, rules and a tagger. It runs in one worker thread for both
 * dialects.
 */
export function openEnglishPhonemizer(): Phonemizer {
  const thread = openThread<EnglishQuestion, readonly Pronunciation[]>({
    script: new URL("./english-worker.js", moduleUrl(import.meta.url)),
    engine: "english",
    name: "The English phonemizer",
  });
  return {
    phonemize: async (passages, language, options) =>
      passages.length === 0 ? [] : thread.ask({ passages, language: language as EnglishDialect }, options),
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
