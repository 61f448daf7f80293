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

/** Names that are not tags, and what they mean. */
const NAMES: ReadonlyMap<string, Language> = new Map([
  ["english", "en-us"],
  ["american", "en-us"],
  ["british", "en-gb"],
  ["spanish", "es"],
  ["french", "fr"],
  ["hindi", "hi"],
  ["italian", "it"],
  ["portuguese", "pt-br"],
  ["brazilian", "pt-br"],
]);

/**
 * The language that a BCP 47 tag names, in any case; `undefined` where no front end reads it. The form of environment
 * variables (`"en_US"`, `"en_US.UTF-8"`) is understood too.
 *
 * A country whose accent no voice has (`"es-mx"`, `"pt-pt"`) is not taken for another.
 */
export function findLanguage(tag: string): Language | undefined {
  const lower = normalizeTag(tag);
  return LANGUAGES.find((language) => language === lower) ?? OTHER_TAGS.get(lower);
}

/** The tag that VoxWeave knows a language by: one of {@link LANGUAGES} where it can, else the tag itself in lower case. */
export function canonicalTag(tag: string): string {
  return findLanguage(tag) ?? normalizeTag(tag);
}

/** What somebody may have meant by a tag that no front end reads, as the end of a message: `"; did you mean en-us?"`, or blank. */
export function languageHint(tag: string): string {
  const lower = normalizeTag(tag);
  const [main = lower] = lower.split("-");
  const named = NAMES.get(lower) ?? NAMES.get(main);
  const near = named === undefined ? LANGUAGES.filter((language) => language.split("-")[0] === main) : [named];
  return near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
}

function normalizeTag(tag: string): string {
  return tag.toLowerCase().replace(/\..*$/u, "").replaceAll("_", "-");
}

export function isEnglish(language: Language): language is EnglishDialect {
  return language === "en-us" || language === "en-gb";
}
