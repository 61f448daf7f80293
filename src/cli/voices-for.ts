import type { Voice } from "../core/voice.js";
import type { EngineDescriptor } from "../engines/descriptor.js";
import { languageHint } from "../languages/registry.js";
import { UsageError } from "./usage-errors.js";

/**
 * Returns the voices of an engine that speak a language, or all of them.
 *
 * @param language a BCP 47 tag, in any case: `en` means all English voices, `en-gb` or `en_GB` the British ones
 * @throws {UsageError} if the engine has no voice for the language.
 */
export async function voicesFor(engine: EngineDescriptor, language: string | undefined): Promise<readonly Voice[]> {
  const all = await engine.voices();
  if (language === undefined) return all;
  const tag = language.toLowerCase().replaceAll("_", "-");
  const voices = all.filter((voice) => speaks(voice, tag));
  if (voices.length > 0) return voices;
  const tags = [...new Set(all.map((voice) => voice.locale.toLowerCase()))].join(", ");
  throw new UsageError(
    `engine ${engine.id} has no voice for "${language}"; it has voices for ${tags}${languageHint(language)}`,
  );
}

function speaks({ locale }: Voice, tag: string): boolean {
  const own = locale.toLowerCase();
  return own === tag || own.startsWith(`${tag}-`);
}
