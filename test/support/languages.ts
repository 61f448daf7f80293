import { LANGUAGES } from "../../src/languages/registry.js";
import { loadTextLanguage } from "../../src/languages/text-language.js";
import type { TextLanguage } from "../../src/text/text-language.js";

const loaded = new Map<string, TextLanguage>();
for (const tag of [...LANGUAGES, "de"]) loaded.set(tag, await loadTextLanguage(tag));

/** Returns a language for the steps from text to tokens: one that VoxWeave has, or German, for which it has no rules. */
export function textLanguage(tag: string): TextLanguage {
  const language = loaded.get(tag);
  if (language === undefined) throw new RangeError(`load ${tag} in test/support/languages.ts first`);
  return language;
}

export const EN_US: TextLanguage = textLanguage("en-us");
