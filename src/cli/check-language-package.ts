import type { Reading } from "../core/reading.js";
import { parseVoiceMix } from "../core/voice.js";
import type { EngineDescriptor } from "../engines/descriptor.js";
import { loadLanguage } from "../languages/registry.js";

/** Options of a command that decide which language is read, and whether VoxWeave or the engine reads it. */
interface LanguageFlags {
  readonly voice?: string;
  readonly language?: string;
  readonly reading?: Reading | undefined;
}

/**
 * Checks before any download that the package which reads the language is installed, if the language needs one and the
 * engine does not read the text itself.
 *
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING`.
 */
export async function checkLanguagePackage(flags: LanguageFlags, engine: EngineDescriptor): Promise<void> {
  if (flags.reading === "engine" || flags.reading === "phonemes" || engine.textReader?.texts === "all") return;
  const [first] = parseVoiceMix(flags.voice ?? (await engine.defaultVoice()));
  const voice = (await engine.voices()).find(({ id }) => id === first?.voice);
  const language = flags.language ?? voice?.language;
  const missing = language === undefined ? undefined : (await loadLanguage(language))?.missingPackage?.();
  if (missing !== undefined) throw missing;
}
