import { VoxError } from "../core/errors.js";
import type { Phonemizer } from "../phonemes/phonemizer.js";
import { openEspeak } from "./espeak/espeak.js";
import type { LanguagePack } from "./language-pack.js";
import { LANGUAGES, loadLanguage } from "./registry.js";

/**
 * Opens a phonemizer for all languages. Each language is loaded with its first text, so English works without eSpeak NG.
 */
export function openPhonemizer(): Phonemizer {
  const tools = { espeak: openEspeak() };
  const open = new Map<LanguagePack, Phonemizer>();
  let closed = false;

  const phonemizerOf = async (language: string): Promise<Phonemizer> => {
    const pack = await loadLanguage(language);
    if (pack === undefined) {
      const message = `the language "${language}" is not supported; choose one of ${LANGUAGES.join(", ")}`;
      throw new VoxError("VOX_LANGUAGE_UNSUPPORTED", message, { language, supported: LANGUAGES });
    }
    if (closed) throw new VoxError("VOX_ENGINE_CLOSED", "the front end is closed", { engine: "front end" });
    const phonemizer = open.get(pack) ?? pack.openPhonemizer(tools);
    open.set(pack, phonemizer);
    return phonemizer;
  };

  return {
    phonemize: async (passages, language, options) =>
      (await phonemizerOf(language)).phonemize(passages, language, options),
    async [Symbol.asyncDispose]() {
      closed = true;
      await Promise.all([...open.values(), tools.espeak].map((it) => it[Symbol.asyncDispose]()));
    },
  };
}
