import type { Reading } from "../core/reading.js";
import { parseVoiceMix } from "../core/voice.js";
import type { EngineDescriptor } from "../engines/descriptor.js";
import { findLanguage, missingPackageOf, unknownLanguage } from "../languages/registry.js";

/** Options of a command that decide which language is read, and whether VoxWeave or the engine reads it. */
interface LanguageFlags {
  readonly voice?: string | undefined;
  readonly language?: string | undefined;
  readonly reading?: Reading | undefined;
}

/**
 * Checks before any download that VoxWeave reads the language and has the package that it needs for that, unless the engine
 * reads the text itself.
 *
 * @throws {RangeError} for a language that VoxWeave does not read.
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING`.
 */
export async function checkLanguage(flags: LanguageFlags, engine: EngineDescriptor): Promise<void> {
  if (flags.reading === "engine" || flags.reading === "phonemes" || engine.textReader?.texts === "all") return;
  const [first] = parseVoiceMix(flags.voice ?? (await engine.defaultVoice()));
  const voice = (await engine.voices()).find(({ id }) => id === first?.voice);
  if (flags.language !== undefined && engine.textReader === undefined && findLanguage(flags.language) === undefined)
    throw unknownLanguage(flags.language);
  const language = flags.language ?? voice?.language;
  const missing = language === undefined ? undefined : missingPackageOf(language);
  if (missing !== undefined) throw missing;
}
