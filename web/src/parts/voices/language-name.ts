/** Returns the English name of a language, short: `"en-us"` is "American English", and `"it-it"` is "Italian". */
export function languageName(locale: string): string {
  const names = new Intl.DisplayNames("en", { type: "language", languageDisplay: "dialect" });
  return names.of(locale)?.replace(/ \(.*\)$/u, "") ?? locale;
}
