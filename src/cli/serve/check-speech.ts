import { findVoices } from "../../core/find-voices.js";
import { parseVoiceMix } from "../../core/voice.js";
import { DEFAULT_ENGINE, findEngine } from "../../engines/registry.js";
import { checkLanguage } from "../check-language.js";
import type { ServeSettings } from "./settings.js";

/**
 * Checks before any download that the engine of a server has the default voice, and that the default language can be read.
 *
 * @throws {RangeError} for a language that VoxWeave does not read.
 * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_DEPENDENCY_MISSING`.
 */
export async function checkSpeech({ engine, voice, language }: ServeSettings): Promise<void> {
  const descriptor = await findEngine(engine ?? DEFAULT_ENGINE); // `bench --pick` may choose another one of the same voices.
  if (voice !== undefined) findVoices(parseVoiceMix(voice), descriptor.id, await descriptor.voices());
  await checkLanguage({ voice, language }, descriptor);
}
