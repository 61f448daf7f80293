/** Languages that a front end can turn into phonemes, as lower-case BCP 47 tags. */
export const LANGUAGES = ["en-us", "en-gb"] as const;

/** A language tag, such as `"en-us"`. */
export type Language = (typeof LANGUAGES)[number];

/** Whether `tag` names a language that VoxWeave speaks. */
export function isLanguage(tag: string): tag is Language {
  return (LANGUAGES as readonly string[]).includes(tag);
}
