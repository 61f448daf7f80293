const NAMES = new Intl.DisplayNames("en", { type: "language" });

/** Returns the English name of a language for people to read: `"Brazilian Portuguese"` for `"pt-br"`. */
export function languageName(tag: string): string {
  return NAMES.of(tag) ?? tag;
}
