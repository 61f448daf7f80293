/** Returns the English name of a language for people to read: `"Brazilian Portuguese"` for `"pt-br"`. */
export function languageName(tag: string): string {
  // Made here and not at load, because it takes 10 ms and few programs need it.
  return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
}
