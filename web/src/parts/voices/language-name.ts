/** Returns the English name of a language: `"en-us"` is "American English". */
export function languageName(locale: string): string {
  return new Intl.DisplayNames("en", { type: "language", languageDisplay: "dialect" }).of(locale) ?? locale;
}
