let names: Intl.DisplayNames | undefined;

/** Returns the English name of a language, short: `"en-us"` is "American English", and `"it-it"` is "Italian". */
export function languageName(locale: string): string {
  names ??= new Intl.DisplayNames("en", { type: "language", languageDisplay: "dialect" }); // It takes a millisecond to open.
  return names.of(locale)?.replace(/ \(.*\)$/u, "") ?? locale;
}
