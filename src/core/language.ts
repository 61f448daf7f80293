/** Languages that a front end can turn into phonemes, one BCP 47 tag each, in lower case. */
export const LANGUAGES = ["en-us", "en-gb", "es", "fr", "hi", "it", "pt-br"] as const;

/** A language tag, such as `"en-us"`. */
export type Language = (typeof LANGUAGES)[number];

/** The two that VoxWeave reads by its own dictionaries. */
export type EnglishDialect = Extract<Language, `en-${string}`>;

/** Other tags for the same: those that name the country the voices are from, or none. */
const OTHER_TAGS: ReadonlyMap<string, Language> = new Map([
  ["en", "en-us"],
  ["es-es", "es"],
  ["fr-fr", "fr"],
  ["hi-in", "hi"],
  ["it-it", "it"],
  ["pt", "pt-br"],
]);

/**
 * The language that a BCP 47 tag names, in any case; `undefined` where no front end reads it.
 *
 * A country whose accent no voice has (`"es-mx"`, `"pt-pt"`) is not taken for another.
 */
export function findLanguage(tag: string): Language | undefined {
  const lower = tag.toLowerCase();
  return LANGUAGES.find((language) => language === lower) ?? OTHER_TAGS.get(lower);
}

/** The tag that VoxWeave knows a language by: one of {@link LANGUAGES} where it can, else the tag itself in lower case. */
export function canonicalTag(tag: string): string {
  return findLanguage(tag) ?? tag.toLowerCase();
}

export function isEnglish(language: Language): language is EnglishDialect {
  return language === "en-us" || language === "en-gb";
}
